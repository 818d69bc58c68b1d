package feed

import "strings"

// srcset makes the addresses of a srcset attribute absolute. Candidates that lead nowhere are left out.
func (b base) srcset(value string) string {
	var out []string
	for rest := value; ; {
		var ref, descriptor string
		ref, descriptor, rest = candidate(rest)
		if ref == "" {
			return strings.Join(out, ", ")
		}
		if address := b.resolve(ref); address != "" {
			out = append(out, strings.TrimSpace(address+" "+descriptor))
		}
	}
}

// candidate cuts the first candidate off a srcset, as HTML says: an address up to white space, which may hold commas
// but not end in one, then a descriptor up to a comma. The address is empty at the end.
func candidate(s string) (ref, descriptor, rest string) {
	const space = " \t\n\f\r"
	s = strings.TrimLeft(s, space+",")
	end := strings.IndexAny(s, space)
	if end < 0 {
		return strings.TrimRight(s, ","), "", ""
	}
	ref, rest = s[:end], s[end:]
	if strings.HasSuffix(ref, ",") {
		return strings.TrimRight(ref, ","), "", rest
	}
	descriptor, rest, _ = strings.Cut(rest, ",")
	return ref, strings.Trim(descriptor, space), rest
}
