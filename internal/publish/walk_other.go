//go:build !linux

package publish

func (d rootDisk) walk(found func(path []byte, e entry)) error { return walkLevels(d, found) }
