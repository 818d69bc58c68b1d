package deploy

import "context"

// oddTags is a store whose hashes are those of something else.
type oddTags struct{ store }

func (s oddTags) list(ctx context.Context) ([]object, error) {
	all, err := s.store.list(ctx)
	for i := range all {
		all[i].md5 = append([]byte{}, all[i].md5...)
		all[i].md5[0]++
	}
	return all, err
}
