//! open(2), read(2), dup(2), unlink(2), ..., mmap(2), flock(2), fcntl(2) locks, `/proc`.

use super::super::abi;
use super::*;

const CREAT: i64 = abi::O_CREAT | abi::O_RDWR;
const CWD: u64 = abi::AT_FDCWD as u64;

fn stat(w: &mut World, path: &str) -> Result<Vec<u8>, Outcome> {
    let (path, at) = (w.string(1000, path), w.room(144));
    match w.call(1000, Call::Stat, &[path, at]) {
        Outcome::Done(0) => Ok(w.read(1000, at, 144)),
        other => Err(other),
    }
}

fn path_call(w: &mut World, call: Call, path: &str) -> Outcome {
    let path = w.string(1000, path);
    w.call(1000, call, &[path])
}

#[test]
fn a_file_is_made_written_and_read() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "notes", abi::O_RDONLY, 0), err(Errno::ENOENT));
    assert_eq!(w.open(1000, "notes", CREAT, 0o666), done(3));
    assert_eq!(w.write_str(1000, 3, "some text"), done(9));
    assert_eq!(w.call(1000, Call::Lseek, &[3, 5, 0]), done(5));
    assert_eq!(w.read_str(1000, 3, 100), Ok("text".into()));
    let s = stat(&mut w, "/home/user/notes").unwrap();
    assert_eq!(abi::STAT.get(&s, "st_size"), 9);
    // The umask takes write permission of others away.
    assert_eq!(abi::STAT.get(&s, "st_mode"), 0o100_644);
    assert_eq!(w.open(1000, "notes", CREAT | abi::O_EXCL, 0o666), err(Errno::EEXIST));
    assert_eq!(w.open(1000, "notes", abi::O_RDWR | abi::O_TRUNC, 0), done(4));
    assert_eq!(w.read_str(1000, 4, 100), Ok(String::new()));
}

#[test]
fn errors_of_open() {
    let mut w = World::new();
    for (path, flags, e) in [
        ("/tmp", abi::O_WRONLY, Errno::EISDIR),
        ("/tmp/x/y", CREAT, Errno::ENOENT),
        ("/etc/passwd/x", CREAT, Errno::ENOTDIR),
        ("/etc/passwd", abi::O_WRONLY, Errno::EACCES),
        ("/etc/new", CREAT, Errno::EACCES),
        ("/etc/passwd", abi::O_DIRECTORY, Errno::ENOTDIR),
        ("", abi::O_RDONLY, Errno::ENOENT),
        ("/etc/passwd/", abi::O_RDONLY, Errno::ENOTDIR),
    ] {
        assert_eq!(w.open(1000, path, flags, 0o644), err(e), "{path}");
    }
    let long = "a/".repeat(2100);
    assert_eq!(w.open(1000, &long, abi::O_RDONLY, 0), err(Errno::ENAMETOOLONG));
    assert_eq!(w.open(1000, &"b".repeat(256), abi::O_RDONLY, 0), err(Errno::ENAMETOOLONG));
    let limit = w.put(1000, &abi::RLIMIT.make(&[("rlim_cur", 4), ("rlim_max", 4)]));
    w.ok(1000, Call::Prlimit64, &[0, abi::RLIMIT_NOFILE as u64, limit, 0]);
    assert_eq!(w.open(1000, "/etc/passwd", 0, 0), done(3));
    assert_eq!(w.open(1000, "/etc/passwd", 0, 0), err(Errno::EMFILE));
    let at = w.room(8);
    assert_eq!(w.call(1000, Call::Pipe, &[at]), err(Errno::EMFILE));
}

#[test]
fn append_goes_to_the_end_whatever_the_offset() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "log", CREAT | abi::O_APPEND, 0o644), done(3));
    assert_eq!(w.open(1000, "log", abi::O_WRONLY, 0o644), done(4));
    w.write_str(1000, 3, "one");
    w.write_str(1000, 4, "ONETWO");
    w.write_str(1000, 3, "three");
    w.ok(1000, Call::Lseek, &[3, 0, 0]);
    assert_eq!(w.read_str(1000, 3, 100), Ok("ONETWOthree".into()));
}

#[test]
fn dup_shares_the_offset_and_takes_the_lowest_number() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "f", CREAT, 0o644), done(3));
    assert_eq!(w.call(1000, Call::Dup, &[3]), done(4));
    w.write_str(1000, 3, "abc");
    assert_eq!(w.call(1000, Call::Lseek, &[4, 0, abi::SEEK_CUR as u64]), done(3));
    w.ok(1000, Call::Close, &[0]);
    assert_eq!(w.call(1000, Call::Dup, &[3]), done(0));
    assert_eq!(w.call(1000, Call::Dup2, &[3, 7]), done(7));
    assert_eq!(w.call(1000, Call::Dup2, &[3, 3]), done(3));
    assert_eq!(w.call(1000, Call::Dup2, &[9, 9]), err(Errno::EBADF));
    assert_eq!(w.call(1000, Call::Dup2, &[3, 5000]), err(Errno::EBADF));
    assert_eq!(w.call(1000, Call::Dup3, &[3, 3, 0]), err(Errno::EINVAL));
    assert_eq!(w.call(1000, Call::Dup3, &[3, 8, abi::O_CLOEXEC as u64]), done(8));
    assert_eq!(w.call(1000, Call::Fcntl, &[8, abi::F_GETFD as u64]), done(1));
    assert_eq!(w.call(1000, Call::Fcntl, &[3, abi::F_DUPFD as u64, 6]), done(6));
    assert_eq!(w.call(1000, Call::Fcntl, &[3, abi::F_DUPFD as u64, 6]), done(9));
}

#[test]
fn reading_and_writing_at_an_offset_leaves_it() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "f", CREAT, 0o644), done(3));
    let at = w.put(1000, b"0123456789");
    assert_eq!(w.call(1000, Call::Pwrite64, &[3, at, 10, 5]), done(10));
    let to = w.room(16);
    assert_eq!(w.call(1000, Call::Pread64, &[3, to, 16, 3]), done(12));
    assert_eq!(w.read(1000, to, 12), b"\0\x000123456789");
    assert_eq!(w.call(1000, Call::Lseek, &[3, 0, 1]), done(0));
    let (r, _) = w.pipe(1000);
    assert_eq!(w.call(1000, Call::Pread64, &[r, to, 1, 0]), err(Errno::ESPIPE));
    assert_eq!(w.call(1000, Call::Lseek, &[r, 0, 0]), err(Errno::ESPIPE));
}

#[test]
fn vectors_are_gathered_and_scattered() {
    let mut w = World::new();
    let (r, wr) = w.pipe(1000);
    let (a, b) = (w.put(1000, b"hello, "), w.put(1000, b"world"));
    let iov = [a, 7, b, 5].map(u64::to_le_bytes).concat();
    let iov = w.put(1000, &iov);
    assert_eq!(w.call(1000, Call::Writev, &[wr, iov, 2]), done(12));
    let (c, d) = (w.room(3), w.room(100));
    let iov = [c, 3, d, 100].map(u64::to_le_bytes).concat();
    let iov = w.put(1000, &iov);
    assert_eq!(w.call(1000, Call::Readv, &[r, iov, 2]), done(12));
    assert_eq!((w.read(1000, c, 3), w.read(1000, d, 9)), (b"hel".to_vec(), b"lo, world".to_vec()));
}

#[test]
fn a_name_goes_but_the_file_stays_while_it_is_open() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "/tmp/t", CREAT, 0o644), done(3));
    let ino = w.k.inodes.last_id().unwrap();
    assert_eq!(path_call(&mut w, Call::Unlink, "/tmp/t"), done(0));
    assert_eq!(stat(&mut w, "/tmp/t"), Err(err(Errno::ENOENT)));
    assert_eq!(w.write_str(1000, 3, "still"), done(5));
    w.ok(1000, Call::Close, &[3]);
    assert!(!w.k.inodes.contains(ino));
    let own = w.string(1000, "own");
    w.ok(1000, Call::Mkdirat, &[CWD, own, 0o755]);
    assert_eq!(path_call(&mut w, Call::Unlink, "own"), err(Errno::EISDIR));
    assert_eq!(path_call(&mut w, Call::Unlink, "/tmp"), err(Errno::EACCES));
    assert_eq!(path_call(&mut w, Call::Unlink, "/etc/passwd"), err(Errno::EACCES));
}

#[test]
fn links_renames_and_directories() {
    let mut w = World::new();
    w.open(1000, "a", CREAT, 0o644);
    let two = |w: &mut World, call: Call, a: &str, b: &str| {
        let (a, b) = (w.string(1000, a), w.string(1000, b));
        w.call(1000, call, &[a, b])
    };
    assert_eq!(two(&mut w, Call::Link, "a", "b"), done(0));
    assert_eq!(abi::STAT.get(&stat(&mut w, "b").unwrap(), "st_nlink"), 2);
    assert_eq!(two(&mut w, Call::Rename, "a", "c"), done(0));
    assert_eq!(stat(&mut w, "a"), Err(err(Errno::ENOENT)));
    let dir = w.string(1000, "d");
    w.ok(1000, Call::Mkdirat, &[CWD, dir, 0o755]);
    assert_eq!(w.call(1000, Call::Mkdirat, &[CWD, dir, 0o755]), err(Errno::EEXIST));
    assert_eq!(two(&mut w, Call::Rename, "c", "d/e"), done(0));
    assert_eq!(two(&mut w, Call::Rename, "d", "d/f"), err(Errno::EINVAL));
    assert_eq!(path_call(&mut w, Call::Rmdir, "d"), err(Errno::ENOTEMPTY));
    assert_eq!(two(&mut w, Call::Symlink, "d", "s"), done(0));
    assert!(stat(&mut w, "s/e").is_ok());
    assert_eq!(two(&mut w, Call::Symlink, "loop2", "loop1"), done(0));
    assert_eq!(two(&mut w, Call::Symlink, "loop1", "loop2"), done(0));
    assert_eq!(stat(&mut w, "loop1"), Err(err(Errno::ELOOP)));
    assert_eq!(path_call(&mut w, Call::Chdir, "d"), done(0));
    let at = w.room(100);
    assert_eq!(w.call(1000, Call::Getcwd, &[at, 100]), done(13));
    assert_eq!(w.read(1000, at, 12), b"/home/user/d");
    assert_eq!(w.call(1000, Call::Getcwd, &[at, 5]), err(Errno::ERANGE));
    assert_eq!(path_call(&mut w, Call::Unlink, "../d/e"), done(0));
    assert_eq!(path_call(&mut w, Call::Rmdir, "../d"), done(0));
    assert_eq!(w.open(1000, "gone", CREAT, 0o644), err(Errno::ENOENT));
}

#[test]
fn a_directory_is_listed() {
    let mut w = World::new();
    w.open(1000, "x", CREAT, 0o644);
    w.open(1000, "y", CREAT, 0o644);
    assert_eq!(w.open(1000, ".", abi::O_RDONLY | abi::O_DIRECTORY, 0), done(5));
    let at = w.room(280 * 3);
    assert_eq!(w.call(1000, Call::Getdents64, &[5, at, 280 * 3]), done(840));
    let name = |w: &World, i: u64| {
        let b = w.read(1000, at + 280 * i + 19, 10);
        String::from_utf8(b.split(|c| *c == 0).next().unwrap().to_vec()).unwrap()
    };
    assert_eq!([name(&w, 0), name(&w, 1), name(&w, 2)], [".", "..", "x"]);
    assert_eq!(w.call(1000, Call::Getdents64, &[5, at, 280 * 3]), done(280));
    assert_eq!(w.call(1000, Call::Getdents64, &[5, at, 280 * 3]), done(0));
    assert_eq!(w.read_str(1000, 5, 1), Err(err(Errno::EISDIR)));
}

#[test]
fn devices() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "/dev/null", abi::O_RDWR, 0), done(3));
    assert_eq!(w.write_str(1000, 3, "gone"), done(4));
    assert_eq!(w.read_str(1000, 3, 4), Ok(String::new()));
    assert_eq!(w.open(1000, "/dev/zero", abi::O_RDONLY, 0), done(4));
    assert_eq!(w.read_str(1000, 4, 4), Ok("\0\0\0\0".into()));
    assert_eq!(w.open(1000, "/dev/full", abi::O_WRONLY, 0), done(5));
    assert_eq!(w.write_str(1000, 5, "x"), err(Errno::ENOSPC));
    assert_eq!(w.open(1000, "/dev/tty", abi::O_RDWR, 0), done(6));
    let at = w.room(60);
    assert_eq!(w.call(1000, Call::Ioctl, &[6, abi::TCGETS as u64, at]), done(0));
    assert_eq!(w.call(1000, Call::Ioctl, &[3, abi::TCGETS as u64, at]), err(Errno::ENOTTY));
}

#[test]
fn descriptors_for_reading_and_for_writing_only() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "f", abi::O_CREAT | abi::O_WRONLY, 0o644), done(3));
    assert_eq!(w.open(1000, "f", abi::O_RDONLY, 0), done(4));
    assert_eq!(w.read_str(1000, 3, 1), Err(err(Errno::EBADF)));
    assert_eq!(w.write_str(1000, 4, "x"), err(Errno::EBADF));
    assert_eq!(w.write_str(1000, 77, "x"), err(Errno::EBADF));
    assert_eq!(w.call(1000, Call::Ftruncate, &[4, 10]), err(Errno::EINVAL));
    assert_eq!(w.call(1000, Call::Ftruncate, &[3, 10]), done(0));
    assert_eq!(w.read_str(1000, 4, 20).map(|s| s.len()), Ok(10));
}

#[test]
fn shared_memory_is_seen_by_both_and_goes_with_the_last() {
    let mut w = World::new();
    assert_eq!(w.open(1000, "/dev/shm/region", CREAT, 0o600), done(3));
    w.ok(1000, Call::Ftruncate, &[3, 4096]);
    let rw = (abi::PROT_READ | abi::PROT_WRITE) as u64;
    let at = w.ok(1000, Call::Mmap, &[0, 4096, rw, abi::MAP_SHARED as u64, 3, 0]) as u64;
    assert_eq!(path_call(&mut w, Call::Unlink, "/dev/shm/region"), done(0));
    w.ok(1000, Call::Close, &[3]);
    let child = w.fork(1000);
    w.write(child, at, b"from the child");
    assert_eq!(w.read(1000, at, 14), b"from the child");
    w.exit(child, 0);
    assert_eq!(w.k.loose.len(), 1);
    w.ok(1000, Call::Munmap, &[at, 4096]);
    assert!(w.k.loose.is_empty());
}

#[test]
fn anonymous_memory_is_shared_only_if_asked_for() {
    let mut w = World::new();
    let rw = (abi::PROT_READ | abi::PROT_WRITE) as u64;
    let anon = abi::MAP_ANONYMOUS;
    let shared = w.ok(1000, Call::Mmap, &[0, 100, rw, (anon | abi::MAP_SHARED) as u64, u64::MAX, 0]) as u64;
    let private = w.ok(1000, Call::Mmap, &[0, 100, rw, (anon | abi::MAP_PRIVATE) as u64, u64::MAX, 0]) as u64;
    let child = w.fork(1000);
    w.write(child, shared, b"S");
    w.write(child, private, b"P");
    assert_eq!((w.read(1000, shared, 1), w.read(1000, private, 1)), (b"S".to_vec(), b"\0".to_vec()));
    w.exit(child, 0);
    w.exit(1000, 0);
    assert!(w.k.loose.is_empty());
    assert_eq!(w.k.processes.len(), 0);
}

#[test]
fn what_cannot_be_mapped() {
    let mut w = World::new();
    w.open(1000, "r", abi::O_CREAT | abi::O_RDONLY, 0o644);
    let shared = abi::MAP_SHARED as u64;
    let rw = (abi::PROT_READ | abi::PROT_WRITE) as u64;
    for (args, e) in [
        ([0, 0, 1, shared, 3, 0], Errno::EINVAL),
        ([0, 10, 1, 0, 3, 0], Errno::EINVAL),
        ([0, 10, 1, shared, 3, 5], Errno::EINVAL),
        ([0, 10, rw, shared, 3, 0], Errno::EACCES),
        ([0, 10, 1, shared, 9, 0], Errno::EBADF),
        ([0, 10, 1, shared, 0, 0], Errno::ENODEV),
        ([0, 1 << 40, rw, (abi::MAP_PRIVATE | abi::MAP_ANONYMOUS) as u64, 0, 0], Errno::ENOMEM),
    ] {
        assert_eq!(w.call(1000, Call::Mmap, &args), err(e), "{args:?}");
    }
}

#[test]
fn flock_belongs_to_the_open_file_description() {
    let mut w = World::new();
    let (ex, sh, nb) = (abi::LOCK_EX as u64, abi::LOCK_SH as u64, abi::LOCK_NB as u64);
    w.open(1000, "l", CREAT, 0o644);
    w.open(1000, "l", abi::O_RDWR, 0);
    assert_eq!(w.call(1000, Call::Flock, &[3, ex]), done(0));
    // Another description of the same process is somebody else; a duplicate is not.
    assert_eq!(w.call(1000, Call::Flock, &[4, ex | nb]), err(Errno::EAGAIN));
    let child = w.fork(1000);
    assert_eq!(w.call(child, Call::Flock, &[3, ex | nb]), done(0));
    assert_eq!(w.call(child, Call::Flock, &[4, sh]), Outcome::Blocked);
    w.ok(1000, Call::Close, &[3]);
    assert!(w.settle().is_empty());
    assert_eq!(w.call(1000, Call::Flock, &[4, abi::LOCK_UN as u64]), done(0));
    let other = w.fork(1000);
    w.k.exit_process(child, 0, &mut w.events);
    assert!(w.k.flocks.is_empty());
    assert_eq!(w.call(other, Call::Flock, &[4, sh]), done(0));
}

fn lock(w: &mut World, tid: Tid, command: i64, kind: i64, start: u64, len: u64) -> Outcome {
    let b = abi::FLOCK.make(&[("l_type", kind as u64), ("l_start", start), ("l_len", len)]);
    let at = w.put(tid, &b);
    w.call(tid, Call::Fcntl, &[3, command as u64, at])
}

#[test]
fn record_locks_are_ranges_of_a_process() {
    let mut w = World::new();
    let (set, wait) = (abi::F_SETLK, abi::F_SETLKW);
    let (rd, wr, un) = (abi::F_RDLCK, abi::F_WRLCK, abi::F_UNLCK);
    w.open(1000, "l", CREAT, 0o644);
    let child = w.fork(1000);
    assert_eq!(lock(&mut w, 1000, set, wr, 0, 10), done(0));
    assert_eq!(lock(&mut w, 1000, set, wr, 10, 10), done(0));
    assert_eq!(w.k.record_locks.len(), 1, "neighbours are one lock");
    assert_eq!(lock(&mut w, child, set, rd, 5, 1), err(Errno::EAGAIN));
    assert_eq!(lock(&mut w, 1000, set, un, 5, 2), done(0));
    assert_eq!(w.k.record_locks.len(), 2, "a hole splits it");
    assert_eq!(lock(&mut w, child, set, rd, 5, 1), done(0));
    // Each waits for what the other holds: the second is told.
    assert_eq!(lock(&mut w, child, wait, wr, 15, 1), Outcome::Blocked);
    assert_eq!(lock(&mut w, 1000, wait, wr, 5, 1), err(Errno::EDEADLK));
    // Any close of the file lets all go.
    assert_eq!(w.call(1000, Call::Dup, &[3]), done(4));
    w.ok(1000, Call::Close, &[4]);
    assert_eq!(w.settle(), ["1001 fcntl = 0"]);
    w.exit(child, 0);
    assert!(w.k.record_locks.is_empty());
}

#[test]
fn proc_tells_what_the_kernel_knows() {
    let mut w = World::new();
    w.action(1000, abi::SIGUSR1, 0x40_2000, 0, 0);
    assert_eq!(w.open(1000, "/proc/self/status", abi::O_RDONLY, 0), done(3));
    let text = w.read_str(1000, 3, 4000).unwrap();
    for line in ["Name:\ttest", "State:\tR (running)", "Pid:\t1000", "PPid:\t999", "SigCgt:\t0000000000000200"] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
    assert_eq!(w.open(1000, "/proc/1000/cmdline", abi::O_RDONLY, 0), done(4));
    assert_eq!(w.read_str(1000, 4, 40), Ok("test\0".into()));
    assert_eq!(w.open(1000, "/proc/4711/status", abi::O_RDONLY, 0), err(Errno::ENOENT));
    let (path, at) = (w.string(1000, "/proc/self/fd/1"), w.room(50));
    assert_eq!(w.call(1000, Call::Readlink, &[path, at, 50]), done(10));
    assert_eq!(w.read(1000, at, 10), b"/dev/pts/0");
    assert_eq!(w.open(1000, "/dev/stdin", abi::O_RDONLY, 0), done(5));
    assert_eq!(w.open(1000, "/proc/self/fd", abi::O_RDONLY | abi::O_DIRECTORY, 0), done(6));
    let at = w.room(280 * 20);
    assert_eq!(w.call(1000, Call::Getdents64, &[6, at, 280 * 20]), done(280 * 8));
    for fd in 3..7 {
        w.ok(1000, Call::Close, &[fd]);
    }
}

#[test]
fn memfd_is_a_file_without_a_name() {
    let mut w = World::new();
    let name = w.string(1000, "scratch");
    assert_eq!(w.call(1000, Call::MemfdCreate, &[name, abi::MFD_ALLOW_SEALING as u64]), done(3));
    assert_eq!(w.write_str(1000, 3, "text"), done(4));
    assert_eq!(w.call(1000, Call::Fcntl, &[3, abi::F_ADD_SEALS as u64, abi::F_SEAL_WRITE as u64]), done(0));
    assert_eq!(w.write_str(1000, 3, "text"), err(Errno::EPERM));
}

#[test]
fn standard_streams_may_be_pipes_from_outside() {
    let mut w = World::with(Settings { stdin_is_terminal: false, stdout_is_terminal: false, ..Settings::default() });
    let at = w.room(60);
    for fd in 0..3 {
        assert_eq!(w.call(1000, Call::Ioctl, &[fd, abi::TCGETS as u64, at]), err(Errno::ENOTTY));
    }
    assert_eq!(w.read_str(1000, 0, 4), Err(Outcome::Blocked));
    w.k.input(b"\x03raw", &mut w.events);
    assert_eq!(w.settle(), ["1000 read = 4"]);
    w.k.end_of_input(&mut w.events);
    assert_eq!(w.read_str(1000, 0, 4), Ok(String::new()));
    assert_eq!(w.write_str(1000, 2, "oops"), done(4));
    assert!(w.events.contains(&Event::Output { pid: 1000, fd: 2, bytes: b"oops".to_vec() }));
}
