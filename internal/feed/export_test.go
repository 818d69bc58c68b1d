package feed

// CheckAll is for the tests of the built site, which this package's own could not build.
var CheckAll = checkAll
