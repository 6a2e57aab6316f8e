//! What each call changes.

use super::object::{Kind, Object};
use super::world::{End, World};
use super::{Chunk, SHOWN, Transfer};
use crate::strace::log::{Call, Value};

impl World {
    /// A call is entered.
    pub(super) fn begin(&mut self, pid: i32, tid: i32, at: usize, call: &Call) {
        let chunk = |bytes: i64| {
            let bytes = bytes.max(0) as u64;
            let mut data = payload(call);
            data.truncate(SHOWN.min(bytes as usize));
            Chunk { from: tid, entry: at, bytes, data }
        };
        let file = |world: &mut World, i: usize| {
            let value = call.arg(i).cloned()?;
            let file = world.descriptor(pid, &value)?;
            world.object_of(file)
        };
        match call.name.as_str() {
            "write" | "writev" | "pwrite64" | "pwritev" | "pwritev2" | "send" => {
                let Some(bytes) = call.result().filter(|n| *n > 0) else { return };
                if let Some(object) = file(self, 0) {
                    self.send(object, None, chunk(bytes));
                }
            }
            "sendto" | "sendmsg" => {
                let Some(bytes) = call.result() else { return };
                let Some(object) = file(self, 0) else { return };
                let to = match call.name.as_str() {
                    "sendto" => call.arg(4),
                    _ => call.arg(1).and_then(|m| m.field("msg_name")),
                };
                let to = to.and_then(|address| self.bound_to(address));
                self.send(object, to, chunk(bytes));
            }
            "mq_timedsend" if call.result() == Some(0) => {
                if let Some(object) = file(self, 0) {
                    self.send(object, None, chunk(call.number(2).unwrap_or(0)));
                }
            }
            "msgsnd" if call.result() == Some(0) => {
                if let Some(object) = call.number(0).map(|id| self.queue(id)) {
                    self.send(object, None, chunk(call.number(2).unwrap_or(0)));
                }
            }
            "connect" => self.connect(pid, call),
            "sendfile" | "splice" | "tee" => {
                let Some(bytes) = call.result().filter(|n| *n > 0) else { return };
                let target = match call.name.as_str() {
                    "sendfile" => 0,
                    "splice" => 2,
                    _ => 1,
                };
                if let Some(object) = file(self, target) {
                    self.send(object, None, chunk(bytes));
                }
            }
            _ => {}
        }
    }

    /// A call returns.
    pub(super) fn returned(&mut self, pid: i32, tid: i32, at: usize, call: &Call, transfers: &mut Vec<Transfer>) {
        let Some(result) = call.result() else {
            return;
        };
        // A descriptor as a result, with what strace -y says of it.
        let answer = call.answer.as_ref().and_then(|a| a.value.clone()).unwrap_or(Value::Number(-1));
        let number = i32::try_from(result).unwrap_or(-1);
        match call.name.as_str() {
            "execve" | "execveat" => self.exec(pid, call),
            "clone" | "clone3" | "fork" | "vfork" if result > 0 => {
                // clone3's flags stand in its record.
                let flags = call.args.iter().find_map(|a| match a {
                    Value::Named(name, flags) if name == "flags" => Some(&**flags),
                    _ => None,
                });
                let flags = flags.or_else(|| call.arg(0).and_then(|a| a.field("flags")));
                self.child(pid, number, at, flags.is_some_and(|f| f.has("CLONE_THREAD")));
            }
            "wait4" | "waitpid" if result > 0 => self.waited(number, call),
            "waitid" => {
                let child = call.arg(2).and_then(|info| info.field("si_pid")).and_then(Value::number);
                if let Some(process) = child.and_then(|pid| self.processes.get_mut(&i32::try_from(pid).ok()?)) {
                    process.reaped = true;
                }
            }
            "pipe" | "pipe2" => self.pipe(pid, call),
            "open" | "openat" | "openat2" | "creat" => self.open(pid, call, &answer),
            "mknod" | "mknodat" => {
                if call.args.iter().any(|a| a.has("S_IFIFO"))
                    && let Some(path) = call.args.iter().find_map(Value::text)
                {
                    self.object(Object::new(Kind::Fifo, &path, Some(path.clone())));
                }
            }
            "socket" => self.socket(pid, call, &answer),
            "socketpair" => self.socketpair(pid, call),
            // The kernel chooses where port 0 is; getsockname tells.
            "bind" | "getsockname" => self.bind(pid, call),
            "accept" | "accept4" => self.accept(pid, call, &answer),
            "dup" | "dup2" | "dup3" => self.dup(pid, call.arg(0), number, call.args.iter().any(|a| a.has("O_CLOEXEC"))),
            "fcntl" => match call.arg(1).and_then(Value::word) {
                Some("F_DUPFD") => self.dup(pid, call.arg(0), number, false),
                Some("F_DUPFD_CLOEXEC") => self.dup(pid, call.arg(0), number, true),
                Some("F_SETFD") => {
                    let cloexec = call.arg(2).is_some_and(|f| f.has("FD_CLOEXEC"));
                    let fd = call.number(0).and_then(|n| i32::try_from(n).ok());
                    let table = self.processes.get_mut(&pid).map(|p| &mut p.fds);
                    if let Some(fd) = table.zip(fd).and_then(|(t, n)| t.get_mut(&n)) {
                        fd.cloexec = cloexec;
                    }
                }
                _ => {}
            },
            "close" => {
                if let Some(n) = call.number(0).and_then(|n| i32::try_from(n).ok()) {
                    self.close(pid, n);
                }
            }
            "close_range" => {
                let (low, high) = (call.number(0).unwrap_or(0), call.number(1).unwrap_or(i64::MAX));
                let all = self.processes.get(&pid).map(|p| p.fds.keys().copied().collect::<Vec<_>>());
                for n in all.unwrap_or_default() {
                    if (low..=high.max(low)).contains(&i64::from(n)) {
                        self.close(pid, n);
                    }
                }
            }
            "eventfd" | "eventfd2" => self.made(pid, Kind::EventFd, "eventfd", &answer),
            "epoll_create" | "epoll_create1" => self.made(pid, Kind::Epoll, "epoll", &answer),
            "timerfd_create" => self.made(pid, Kind::TimerFd, "timerfd", &answer),
            "inotify_init" | "inotify_init1" => self.made(pid, Kind::Inotify, "inotify", &answer),
            "pidfd_open" => self.made(pid, Kind::PidFd, "pidfd", &answer),
            "signalfd" | "signalfd4" if call.number(0) == Some(-1) => {
                self.made(pid, Kind::SignalFd, "signalfd", &answer)
            }
            "memfd_create" => {
                let name = call.arg(0).and_then(Value::text).unwrap_or_default();
                self.made(pid, Kind::SharedMemory, &format!("memfd {name}"), &answer);
            }
            "mq_open" => {
                let name = call.arg(0).and_then(Value::text).unwrap_or_default();
                let name = format!("/{}", name.trim_start_matches('/'));
                let key = format!("mq:{name}");
                let object = self.object(Object::new(Kind::MessageQueue, &name, Some(key)));
                let file = self.file(object, true, true);
                self.install(pid, number, file, true);
            }
            "msgget" => {
                self.queue(result);
            }
            "read" | "readv" | "pread64" | "preadv" | "preadv2" | "recv" | "recvfrom" | "recvmsg" => {
                let peeks = call.args.iter().any(|a| a.has("MSG_PEEK"));
                if let Some(object) = self.behind(pid, call, 0).filter(|_| !peeks) {
                    self.receive(object, tid, at, result.max(0) as u64, transfers);
                }
                if call.name == "recvmsg" {
                    self.rights(pid, call);
                }
            }
            "mq_timedreceive" => {
                if let Some(object) = self.behind(pid, call, 0) {
                    self.receive(object, tid, at, result.max(0) as u64, transfers);
                }
            }
            "msgrcv" => {
                if let Some(id) = call.number(0) {
                    let object = self.queue(id);
                    self.receive(object, tid, at, result.max(0) as u64, transfers);
                }
            }
            "sendfile" | "splice" => {
                let source = usize::from(call.name == "sendfile");
                if let Some(object) = self.behind(pid, call, source) {
                    self.receive(object, tid, at, result.max(0) as u64, transfers);
                }
            }
            _ => {
                // Whatever else is done to a descriptor tells that it is there.
                let first = call.arg(0).filter(|a| a.about().is_some() && a.word().is_none()).cloned();
                if let Some(value) = first {
                    self.descriptor(pid, &value);
                }
            }
        }
    }

    fn behind(&mut self, pid: i32, call: &Call, i: usize) -> Option<usize> {
        let value = call.arg(i).cloned()?;
        let file = self.descriptor(pid, &value)?;
        self.object_of(file)
    }

    /// execve: another program; what is marked to close on exec closes.
    fn exec(&mut self, pid: i32, call: &Call) {
        let words: Vec<String> =
            call.arg(1).map(|a| a.items().iter().filter_map(Value::text).collect()).unwrap_or_default();
        let path = call.arg(0).and_then(Value::text).unwrap_or_default();
        let argv = if words.is_empty() { vec![path] } else { words };
        let Some(process) = self.processes.get_mut(&pid) else { return };
        process.argv = argv;
        let closing: Vec<i32> = process.fds.iter().filter(|(_, fd)| fd.cloexec).map(|(n, _)| *n).collect();
        for n in closing {
            self.close(pid, n);
        }
    }

    /// The status of a child whose own end the log does not show: it was not followed (-f).
    fn waited(&mut self, child: i32, call: &Call) {
        // It may have been told of a stop.
        if let Some(process) = self.processes.get_mut(&child) {
            process.reaped = process.end.is_some() || call.number(1) == Some(0);
        }
        let Some(Value::Other(status)) = call.arg(1).and_then(|s| s.items().first()).and_then(|s| match s {
            Value::Record { fields, .. } => fields.first().map(|f| &f.1),
            _ => None,
        }) else {
            return;
        };
        let after = |mark: &str| status.split_once(mark).map(|(_, rest)| rest.split(' ').next().unwrap_or(rest));
        let exited = after("WEXITSTATUS(s) == ").and_then(|n| n.parse().ok()).map(End::Exited);
        let killed = after("WTERMSIG(s) == ").map(|signal| End::Killed(signal.to_string()));
        if let (Some(process), Some(end)) = (self.processes.get_mut(&child), exited.or(killed)) {
            process.end.get_or_insert(end);
            process.reaped = true;
        }
    }

    fn pipe(&mut self, pid: i32, call: &Call) {
        let Some([read, write]) = call.arg(0).map(Value::items) else { return };
        let object = match read.about() {
            Some(about) => Object::described(about),
            None => Object::new(Kind::Pipe, &format!("pipe {}", self.pipes() + 1), None),
        };
        let object = self.object(object);
        if let Some(o) = self.objects.get_mut(object) {
            o.made = true;
        }
        let cloexec = call.arg(1).is_some_and(|f| f.has("O_CLOEXEC"));
        for (end, reads) in [(read, true), (write, false)] {
            let Some(n) = end.number().and_then(|n| i32::try_from(n).ok()) else { continue };
            let file = self.file(object, reads, !reads);
            self.install(pid, n, file, cloexec);
        }
    }

    fn pipes(&self) -> usize {
        self.objects.iter().filter(|o| o.kind == Kind::Pipe).count()
    }

    fn open(&mut self, pid: i32, call: &Call, answer: &Value) {
        let at = usize::from(call.name.starts_with("openat"));
        let path = call.arg(at).and_then(Value::text).unwrap_or_default();
        let flags = if call.name == "openat2" { call.arg(2).and_then(|h| h.field("flags")) } else { call.arg(at + 1) };
        let has = |word: &str| flags.is_some_and(|f| f.has(word));
        let known = answer.about().map_or_else(|| path.clone(), str::to_string);
        let object = self.object(Object::described(&known));
        let (writes, both) = (has("O_WRONLY") || call.name == "creat", has("O_RDWR"));
        let file = self.file(object, !writes, writes || both);
        if let Some(n) = answer.number().and_then(|n| i32::try_from(n).ok()) {
            self.install(pid, n, file, has("O_CLOEXEC"));
        }
    }

    /// A descriptor of an object that nobody else can name.
    fn made(&mut self, pid: i32, kind: Kind, name: &str, answer: &Value) {
        let object = self.object(Object::new(kind, name, None));
        let file = self.file(object, true, true);
        if let Some(n) = answer.number().and_then(|n| i32::try_from(n).ok()) {
            self.install(pid, n, file, false);
        }
    }

    fn dup(&mut self, pid: i32, old: Option<&Value>, new: i32, cloexec: bool) {
        let Some(file) = old.cloned().and_then(|v| self.descriptor(pid, &v)) else { return };
        let same = self.processes.get(&pid).and_then(|p| p.fds.get(&new)).is_some_and(|fd| fd.file == file);
        if !same && new >= 0 {
            self.install(pid, new, file, cloexec);
        }
    }

    /// A System V message queue by its identifier.
    fn queue(&mut self, id: i64) -> usize {
        if let Some(&known) = self.queues.get(&id) {
            return known;
        }
        let object = self.object(Object::new(Kind::SysvQueue, &format!("msqid {id}"), Some(format!("msqid:{id}"))));
        self.queues.insert(id, object);
        object
    }
}

/// What a call hands over or is given, as far as the log shows it.
#[must_use]
pub fn payload(call: &Call) -> Vec<u8> {
    let vector = |v: &Value| -> Vec<u8> {
        let parts = v.items().iter().filter_map(|part| part.field("iov_base")?.bytes());
        parts.flat_map(|(bytes, _)| bytes.to_vec()).collect()
    };
    match call.name.as_str() {
        "writev" | "pwritev" | "pwritev2" | "readv" => call.arg(1).map(vector).unwrap_or_default(),
        "sendmsg" | "recvmsg" => call.arg(1).and_then(|m| m.field("msg_iov")).map(vector).unwrap_or_default(),
        // The text stands behind the type: `{1, "hey"}`.
        "msgsnd" | "msgrcv" => match call.arg(1) {
            Some(Value::Record { fields, .. }) => {
                fields.iter().find_map(|(_, v)| v.bytes()).map(|b| b.0.to_vec()).unwrap_or_default()
            }
            _ => Vec::new(),
        },
        _ => call.arg(1).and_then(Value::bytes).map(|b| b.0.to_vec()).unwrap_or_default(),
    }
}
