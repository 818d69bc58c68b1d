package deploy

import (
	"context"
	"strings"
)

// removeStrays removes what a killed run left half-written beside files of ours in a folder of this machine: <file>.<number>.tmp. A real store
// shows an object whole or not at all.
func (d *deployer) removeStrays(ctx context.Context, p *plan) error {
	if !d.local || !p.state.unfinished() {
		return nil
	}
	for key := range p.state.objects {
		if file, ok := strayOf(key); ok && (len(p.state.recorded(file)) > 0 || p.next.files[file].size > 0) && len(p.state.recorded(key)) == 0 {
			if err := d.store.remove(ctx, key); err != nil {
				return err
			}
		}
	}
	return nil
}

// strayOf returns the file that a half-written one was to become.
func strayOf(key string) (string, bool) {
	rest, ok := strings.CutSuffix(key, ".tmp")
	i := strings.LastIndexByte(rest, '.')
	if !ok || i <= 0 || i == len(rest)-1 || strings.Trim(rest[i+1:], "0123456789abcdef") != "" {
		return "", false
	}
	return rest[:i], true
}
