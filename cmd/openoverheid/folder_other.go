//go:build !unix

package main

// atOnce is for systems that have pipes among their files.
const atOnce = 0
