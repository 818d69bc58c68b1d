//go:build unix

package desk

import "syscall"

// noFollow makes opening a link fail, and never waits for the other end of a pipe.
const noFollow = syscall.O_NOFOLLOW | syscall.O_NONBLOCK
