//go:build !unix

package main

// atOnce is nothing here: there are no pipes among files.
const atOnce = 0
