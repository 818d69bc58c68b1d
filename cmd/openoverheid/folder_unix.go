//go:build unix

package main

import "syscall"

// atOnce opens a pipe without waiting for who writes to it. Files are opened with fewer questions to the system too, since it is one that the
// runtime asks for itself.
const atOnce = syscall.O_NONBLOCK
