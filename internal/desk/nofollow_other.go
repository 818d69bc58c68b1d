//go:build !unix

package desk

const noFollow = 0
