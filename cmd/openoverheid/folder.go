package main

import (
	"io/fs"
	"os"
	"path/filepath"
)

// folder is one as a file system, whose own folders are opened by themselves. Nothing leads out of it, a link for instance.
type folder struct {
	fs.FS
	root *os.Root
}

// openFolder opens a folder, which is to be closed.
func openFolder(dir string) (folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return folder{}, err
	}
	return folder{root.FS(), root}, nil
}

// Sub opens a folder: files in it are then opened without a step for each folder above it.
func (f folder) Sub(dir string) (fs.FS, error) {
	root, err := f.root.OpenRoot(filepath.FromSlash(dir))
	if err != nil {
		return nil, err
	}
	return folder{root.FS(), root}, nil
}

// Open opens a file or a folder. What is neither is refused as an fs.ErrInvalid: who reads a pipe waits until somebody writes to it.
func (f folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := f.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|atOnce, 0)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		_ = file.Close() // nothing was read
		return nil, err
	}
	return file, nil
}

// Close closes the folder.
func (f folder) Close() error { return f.root.Close() }

// ReadDir lists a folder.
func (f folder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }
