// Checks the vectors of the transparency log with Go's own packages: golang.org/x/mod/sumdb/note and tlog, which
// nobody here wrote. Debian has them in golang-golang-x-mod-dev.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run main.go VECTORS-FOLDER
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tree struct {
	Roots []struct {
		Size int64
		Root string
	}
	Inclusion []struct {
		Index, Size int64
		Path        []string
	}
	Consistency []struct {
		From, To int64
		Path     []string
	}
	Tiles []struct {
		Size   int64
		Level  any
		Index  int64
		Width  int
		Path   string
		Sha256 string
	}
}

type notes struct {
	Keys []struct {
		Name, Type, VerifierKey string
		ID                      uint32 `json:"id"`
	}
	Notes []struct {
		Note, Text string
		Size       int64
		Signers    []struct {
			VerifierKey string
			At          *int64
		}
	}
	Malformed []string
}

type proofs struct {
	Entry string
	Cases []struct {
		Name, Proof string
		Entry       *string
		Policy      struct {
			LogKey    string
			Witnesses []string
			Quorum    int
			Seen      any
		}
		Fault *string
	}
}

// A witness's key for note.Open: C2SP cosignature/v1, which x/mod does not know by itself.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 72 {
		return false
	}
	at := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", at, text)
	return ed25519.Verify(w.key, []byte(message), signature[8:])
}

func witnessKey(text string) (note.Verifier, error) {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("not a key")
	}
	data, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(data) != 33 || data[0] != 4 {
		return nil, errors.New("not the key of a witness")
	}
	sum := sha256.Sum256([]byte(parts[0] + "\n" + string(data)))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, errors.New("another hash")
	}
	return witness{parts[0], hash, data[1:]}, nil
}

var checks, failed int

func check(what string, holds bool) {
	checks++
	if !holds {
		failed++
		fmt.Println("FAILED", what)
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func read(name string, into any) {
	data := must(os.ReadFile(filepath.Join(os.Args[1], name)))
	if err := json.Unmarshal(data, into); err != nil {
		panic(err)
	}
}

func hashOf(text string) (hash tlog.Hash) {
	copy(hash[:], must(base64.StdEncoding.DecodeString(text)))
	return
}

func hashesOf(texts []string) (hashes []tlog.Hash) {
	for _, text := range texts {
		hashes = append(hashes, hashOf(text))
	}
	return
}

func main() {
	checkTree()
	checkNotes()
	checkProofs()
	fmt.Printf("%d checks, %d failed\n", checks, failed)
	if failed > 0 {
		os.Exit(1)
	}
}

func checkTree() {
	var vectors tree
	read("tree.json", &vectors)
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) (hashes []tlog.Hash, err error) {
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return
	})
	var entries [][]byte
	for i := int64(0); i < 700; i++ {
		entry := []byte("asiento " + strconv.FormatInt(i, 10))
		entries = append(entries, entry)
		stored = append(stored, must(tlog.StoredHashes(i, entry, reader))...)
	}
	rootOf := func(size int64) tlog.Hash {
		if size == 0 {
			return sha256.Sum256(nil)
		}
		return must(tlog.TreeHash(size, reader))
	}
	for _, c := range vectors.Roots {
		check(fmt.Sprint("root of ", c.Size), rootOf(c.Size) == hashOf(c.Root))
	}
	for _, c := range vectors.Inclusion {
		err := tlog.CheckRecord(hashesOf(c.Path), c.Size, rootOf(c.Size), c.Index, tlog.RecordHash(entries[c.Index]))
		check(fmt.Sprint(c.Index, " in ", c.Size), err == nil)
	}
	for _, c := range vectors.Consistency {
		// x/mod proves nothing of the empty tree, which every tree begins with.
		if c.From == 0 {
			check("from nothing", len(c.Path) == 0)
			continue
		}
		err := tlog.CheckTree(hashesOf(c.Path), c.To, rootOf(c.To), c.From, rootOf(c.From))
		check(fmt.Sprint(c.From, " to ", c.To), err == nil)
	}
	for _, c := range vectors.Tiles {
		level, isHashes := c.Level.(float64)
		if !isHashes {
			// x/mod leaves it to the log what its tiles of entries hold, and calls them data.
			tile := tlog.Tile{H: 8, L: -1, N: c.Index, W: c.Width}
			check(c.Path, strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1) == c.Path)
			var bundle []byte
			for _, entry := range entries[c.Index*256 : c.Index*256+int64(c.Width)] {
				bundle = append(binary.BigEndian.AppendUint16(bundle, uint16(len(entry))), entry...)
			}
			check("bytes of "+c.Path, fmt.Sprintf("%x", sha256.Sum256(bundle)) == c.Sha256)
			continue
		}
		tile := tlog.Tile{H: 8, L: int(level), N: c.Index, W: c.Width}
		// x/mod names the height too, which C2SP fixes at 8.
		check(c.Path, strings.Replace(tile.Path(), "tile/8/", "tile/", 1) == c.Path)
		sum := sha256.Sum256(must(tlog.ReadTileData(tile, reader)))
		check("bytes of "+c.Path, fmt.Sprintf("%x", sum) == c.Sha256)
	}
}

func verifierOf(text string) note.Verifier {
	if verifier, err := note.NewVerifier(text); err == nil {
		return verifier
	}
	return must(witnessKey(text))
}

func checkNotes() {
	var vectors notes
	read("notes.json", &vectors)
	for _, c := range vectors.Keys {
		verifier := verifierOf(c.VerifierKey)
		check("key "+c.Name, verifier.Name() == c.Name && verifier.KeyHash() == c.ID)
	}
	for _, c := range vectors.Notes {
		var verifiers []note.Verifier
		for _, signer := range c.Signers {
			verifiers = append(verifiers, verifierOf(signer.VerifierKey))
		}
		opened, err := note.Open([]byte(c.Note), note.VerifierList(verifiers...))
		check(fmt.Sprint("note of ", c.Size), err == nil && opened.Text == c.Text &&
			len(opened.Sigs) == len(c.Signers) && len(opened.UnverifiedSigs) == 0)
	}
	for _, text := range vectors.Malformed {
		_, err := note.Open([]byte(text), note.VerifierList())
		var unverified *note.UnverifiedNoteError
		check(fmt.Sprintf("malformed %q", text), err != nil && !errors.As(err, &unverified))
	}
}

// Whether the log signed the checkpoint, none of the cosignatures is invalid, and the entry is in the tree.
func checkProofs() {
	var vectors proofs
	read("proofs.json", &vectors)
	for _, c := range vectors.Cases {
		entry := vectors.Entry
		if c.Entry != nil {
			entry = *c.Entry
		}
		verifiers := []note.Verifier{verifierOf(c.Policy.LogKey)}
		for _, key := range c.Policy.Witnesses {
			verifiers = append(verifiers, verifierOf(key))
		}
		fault := proofFault(must(base64.StdEncoding.DecodeString(entry)), c.Proof, verifiers)
		want := ""
		if c.Fault != nil {
			want = *c.Fault
		}
		switch want {
		case "", "rollback", "fork", "tooFewWitnesses":
			// What the reader saw before, and how many witnesses it asks for, is not of the formats.
			check(c.Name+": "+fault, fault == "")
		case "badSignature", "otherLog", "badCosignature":
			check(c.Name+": "+fault, fault == "signature")
		default:
			check(c.Name+": "+fault, fault == want)
		}
	}
}

func proofFault(entry []byte, proof string, verifiers []note.Verifier) string {
	head, checkpoint, _ := strings.Cut(proof, "\n\n")
	lines := strings.Split(head, "\n")
	if len(lines) > 1 && strings.HasPrefix(lines[1], "extra ") {
		lines = append(lines[:1], lines[2:]...)
	}
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return "malformed"
	}
	digits := strings.TrimPrefix(lines[1], "index ")
	index, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || strconv.FormatInt(index, 10) != digits {
		return "malformed"
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifiers...))
	var invalid *note.InvalidSignatureError
	var unverified *note.UnverifiedNoteError
	if errors.As(err, &invalid) || errors.As(err, &unverified) {
		return "signature"
	}
	if err != nil {
		return "malformed"
	}
	isLog := false
	for _, signature := range opened.Sigs {
		isLog = isLog || signature.Name == verifiers[0].Name() && signature.Hash == verifiers[0].KeyHash()
	}
	if !isLog {
		return "signature"
	}
	text := strings.Split(opened.Text, "\n")
	size := must(strconv.ParseInt(text[1], 10, 64))
	if tlog.CheckRecord(hashesOf(lines[2:]), size, hashOf(text[2]), index, tlog.RecordHash(entry)) != nil {
		return "entryNotInTree"
	}
	return ""
}
