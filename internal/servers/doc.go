// Package servers holds the configurations of docs/servers against the servers that they are for.
package servers
