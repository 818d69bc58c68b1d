//go:build !unix && !windows

package publish

func isFull(error) bool { return false }

func isReadOnly(error) bool { return false }
