package build

import "encoding/binary"

// memories are those of cases by their files, by which another program recalls the cases that nothing is wrong with (see casefile.Remember).
type memories map[string][]byte

// decodeMemories reads what encodeMemories wrote. It is not looked into whether that is damaged: a memory that is, is of no case.
func decodeMemories(src []byte) memories {
	all := make(memories, len(src)/500) // that few are smaller
	for len(src) > 0 {
		name, rest, ok := cutSized(src)
		memory, rest, ok2 := cutSized(rest)
		if !ok || !ok2 {
			break
		}
		all[string(name)], src = memory, rest
	}
	return all
}

// encodeMemories writes those of the cases that have one; nil where it would come to what was there before.
func encodeMemories(before memories, files []caseFile, cases []caseRead) []byte {
	size, count, known := 0, 0, 0
	for i, c := range cases {
		if c.memory == nil {
			continue
		}
		count++
		if c.recalled {
			known++
		}
		size += len(files[i].name) + len(c.memory) + 2*binary.MaxVarintLen32
	}
	if known == count && count == len(before) {
		return nil
	}
	b := make([]byte, 0, size)
	for i, c := range cases {
		if c.memory != nil {
			b = appendSized(appendSized(b, []byte(files[i].name)), c.memory)
		}
	}
	return b
}

func appendSized(b, part []byte) []byte {
	return append(binary.AppendUvarint(b, uint64(len(part))), part...)
}

func cutSized(src []byte) (part, rest []byte, ok bool) {
	length, n := binary.Uvarint(src)
	if n <= 0 || length > uint64(len(src)-n) {
		return nil, nil, false
	}
	return src[n:][:length], src[n:][length:], true
}
