package config

import (
	"maps"
	"slices"
	"strings"

	"openoverheid.nu/internal/diag"
)

// prefix is what the names of our variables begin with.
const prefix = "OPENOVERHEID_"

// variable returns the name of the variable that overrides a setting: OPENOVERHEID_FEEDS_ITEMS.
func variable(key string) string { return prefix + strings.ToUpper(strings.ReplaceAll(key, ".", "_")) }

// variables returns the settings that the environment holds, and reports variables that look like ours and are not. As
// everywhere, an empty variable is one that is not set, and the last of two with one name counts.
func (r *reader) variables(all []setting, o Options) map[string]node {
	keys, names := map[string]string{}, slices.Clone(o.Other)
	for _, s := range all {
		if !s.fileOnly {
			keys[variable(s.key)] = s.key
			names = append(names, variable(s.key))
		}
	}
	found := map[string]node{}
	for _, pair := range o.Env {
		name, value, _ := strings.Cut(pair, "=")
		key, known := keys[name]
		switch {
		case !strings.HasPrefix(name, prefix) || slices.Contains(o.Other, name):
		case !known:
			r.unknownVariable(name, names)
		default:
			found[key] = given(name, value)
		}
	}
	return found
}

// unknownVariable compares only what comes after the prefix that all have.
func (r *reader) unknownVariable(name string, known []string) {
	var words []string
	for _, k := range known {
		words = append(words, strings.TrimPrefix(k, prefix))
	}
	at := place{file: name}
	if meant, ok := diag.Suggest(strings.TrimPrefix(name, prefix), words); ok {
		r.report(at, "config-unknown-variable-meant", name, prefix+meant)
		return
	}
	r.report(at, "config-unknown-variable", name, strings.Join(known, ", "))
}

// flags returns the settings that the command line holds.
func (r *reader) flags(all []setting, flags map[string]string) map[string]node {
	var keys []string
	for _, s := range all {
		keys = append(keys, s.key)
	}
	found := map[string]node{}
	for _, key := range slices.Sorted(maps.Keys(flags)) {
		name := "--" + strings.NewReplacer("_", "-", ".", "-").Replace(key)
		if !slices.Contains(keys, key) {
			r.unknown(place{file: name}, "config-unknown-key", key, keys)
			continue
		}
		found[key] = given(name, flags[key])
	}
	return found
}

// given returns what a variable or a flag holds.
func given(name, value string) node {
	n := node{at: place{file: name}, kind: scalar, text: value, value: value}
	if value == "" {
		n.kind = empty
	}
	return n
}
