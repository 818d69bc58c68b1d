package desk

import "syscall"

func changedAt(s *syscall.Stat_t) (sec, nsec int64) { return int64(s.Ctim.Sec), int64(s.Ctim.Nsec) }
