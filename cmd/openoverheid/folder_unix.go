//go:build unix

package main

import "syscall"

// atOnce opens a pipe without waiting for who writes to it. Of a file it spares some questions to the system, since the runtime would ask for
// the same itself, and take that back.
const atOnce = syscall.O_NONBLOCK
