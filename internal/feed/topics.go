package feed

import (
	"path"
	"strings"

	"openoverheid.nu/internal/site"
)

// Topics returns the addresses of the feeds among the files that changed, by their paths from the root of the output, in the
// order in which they come: what a hub is to be told of. Nobody subscribes to a document of an archive.
func Topics(s *site.Site, changed []string) []string {
	var topics []string
	for _, file := range changed {
		if isFeed(path.Base(file)) && !isArchive(s, file) {
			topics = append(topics, address(s.AbsURL(file)))
		}
	}
	return topics
}

func isFeed(name string) bool {
	for _, f := range formats() {
		if name == f.file {
			return true
		}
	}
	return false
}

func isArchive(s *site.Site, file string) bool {
	for _, l := range s.Languages {
		if strings.HasPrefix(file, l.Prefix+archiveFolder+"/") {
			return true
		}
	}
	return false
}
