package site

import (
	"slices"

	"openoverheid.nu/internal/diag"
)

// checkFacets reports facets of the model that want the same address or name as another, or an address that is the site's own.
func (k *checker) checkFacets() {
	for _, l := range k.site.Languages {
		reserved := append(k.reservedPaths(l), k.reserved()...)
		names, paths := map[string]bool{}, map[string]string{}
		for _, f := range l.Facets {
			path := "/" + f.Path[len("/"+l.Prefix):]
			switch {
			case names[f.Name]:
				k.reportModel("site-facet-name-taken", f.Name)
			case slices.Contains(reserved, path):
				k.reportModel("site-facet-path-reserved", f.Path, f.Name)
			case paths[path] != "":
				k.reportModel("site-facet-path-taken", f.Path, f.Name, paths[path])
			default:
				paths[path] = f.Name
			}
			names[f.Name] = true
		}
	}
}

// reservedPaths are the folders that no facet of the language may have: the default's must also leave those of the others free.
func (k *checker) reservedPaths(l *Language) []string {
	paths := []string{"/" + casesFolder + "/"}
	for _, folder := range fixedFolders() {
		paths = append(paths, "/"+folder+"/")
	}
	if l == k.site.Default() {
		for _, other := range k.site.Languages[1:] {
			paths = append(paths, "/"+other.Prefix)
		}
	}
	return paths
}

func (k *checker) reportModel(code string, args ...string) {
	k.problems = append(k.problems, diag.Problem{File: modelFile, Severity: diag.Error, Code: code, Args: args})
}
