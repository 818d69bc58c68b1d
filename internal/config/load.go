package config

import (
	"strings"

	"github.com/spf13/viper"

	"openoverheid.nu/internal/diag"
)

// Options is what lies over the file.
type Options struct {
	Env   []string          // KEY=VALUE, as os.Environ has them; those that do not begin with OPENOVERHEID_ are left alone
	Other []string          // variables of ours that are no settings, such as OPENOVERHEID_LANG
	Flags map[string]string // by setting ("base_url"); they win over the variables
}

// Load reads the configuration from the bytes of a file; file names it in problems. The configuration is never nil: a
// setting that is wrong or missing has its default there, or none, so that the rest of the site can still be checked. It is
// fit to build with when the problems hold no errors. A problem in a variable or a flag has that as its File.
func Load(file string, src []byte, o Options) (*Config, []diag.Problem) {
	r, all, v := &reader{}, settings(), viper.New()
	tree, readable := r.parse(file, src)
	layers := []layer{
		{r.find(all, tree), inFile},
		{r.variables(all, o), inOverride},
		{r.flags(all, o.Flags), inOverride},
	}
	for _, s := range all {
		r.read(s, layers, v)
		if s.key == "languages" {
			r.languages, _ = v.Get(s.key).([]Language)
		}
	}
	if readable {
		r.required(file, all, layers, v)
	}
	cfg := &Config{}
	if err := v.Unmarshal(cfg); err != nil {
		r.report(place{file: file}, "config-yaml", err.Error())
	}
	if len(cfg.Description) == 0 {
		cfg.Description = cfg.Title
	}
	return cfg, diag.Sort(r.problems)
}

// layer is where settings come from, and how viper is told of them. A later layer wins.
type layer struct {
	nodes map[string]node
	put   func(v *viper.Viper, key string, value any) error
}

// inFile puts a value among those of the file.
func inFile(v *viper.Viper, key string, value any) error {
	block, name, nested := strings.Cut(key, ".")
	if !nested {
		return v.MergeConfigMap(map[string]any{key: value})
	}
	return v.MergeConfigMap(map[string]any{block: map[string]any{name: value}})
}

// inOverride puts a value over all that came before.
func inOverride(v *viper.Viper, key string, value any) error {
	v.Set(key, value)
	return nil
}

// read reads one setting from every layer that has it, so that a mistake is told even where another layer wins. Values go to viper
// as our own types: it lays them over each other and leaves their inside, upper and lower case included, as it is.
func (r *reader) read(s setting, layers []layer, v *viper.Viper) {
	if s.fallback != nil {
		v.SetDefault(s.key, s.fallback)
	}
	for _, l := range layers {
		n, ok := l.nodes[s.key]
		if !ok || n.kind == empty {
			continue
		}
		value, ok := s.read(r, s.key, n)
		if !ok {
			continue
		}
		if err := l.put(v, s.key, value); err != nil {
			r.report(n.at, "config-yaml", err.Error())
		}
	}
}

// required reports the settings that must be there and that no layer mentions, or mentions without a value.
func (r *reader) required(file string, all []setting, layers []layer, v *viper.Viper) {
	for _, s := range all {
		if s.example == "" || v.IsSet(s.key) {
			continue
		}
		at, told := place{file: file}, false
		for _, l := range layers {
			if n, ok := l.nodes[s.key]; ok {
				at, told = n.at, told || n.kind != empty
			}
		}
		if !told {
			r.report(at, "config-missing", s.key, s.example)
		}
	}
}
