//! What calls did that moved no bytes: a sentence for each that teaching has words for.
//! One match over the table of calls; long because it is one.

use super::super::bytes::{counted, duration, grouped};
use super::super::model::{Id, Thing, View};
use super::Say;
use super::calls::{Done, Outcome, closed, forked, opened, plain, reaped};
use super::names::object_name;
use crate::kernel::abi;
use crate::kernel::event::{Event, Object};

pub fn tell(say: &mut Say, d: &Done) {
    let view = say.view;
    let name = d.call.name();
    let pid = d.pid(view);
    let result = if let Outcome::Gives(r) = d.outcome { Some(r) } else { None };
    match name {
        "pipe" | "pipe2" => {
            let ends: Vec<i32> = opened(view, pid);
            say.thread(d.tid);
            match ends.as_slice() {
                [r, w, ..] => say
                    .t(" makes a pipe: ")
                    .code(&r.to_string())
                    .t(" is its read end, ")
                    .code(&w.to_string())
                    .t(" its write end."),
                _ => say.t(" makes a pipe."),
            };
        }
        "fork" | "vfork" | "clone" => match forked(view, pid) {
            Some(child) => {
                say.who(pid).t(" calls ").code(name).t(", and there are two: ").who(child);
                if !super::has_twin(view, child) {
                    say.t(&format!(" (pid {child})"));
                }
                if name == "clone" {
                    cloned(say, d.args[0], d.args[1] != 0);
                } else if name == "vfork" {
                    say.t(" runs in its parent's memory, and the parent sleeps until it calls ")
                        .code("exec")
                        .t(" or ends.");
                } else {
                    say.t(" goes on with a copy of its memory and the same open files. To the parent ");
                    say.code(name).t(&format!(" returns {child}, to the child 0."));
                }
            }
            None => plain(say, d),
        },
        "wait4" | "waitid" => match reaped(view, pid) {
            Some((child, st)) => {
                say.who(pid).t(" waits for ").who(child);
                if st & 0xff == 0x7f {
                    say.t(" and learns that ").signal((st >> 8) & 0xff).t(" has stopped it.");
                } else if st == 0xffff {
                    say.t(" and learns that it has been continued.");
                } else if st & 0x7f == 0 {
                    say.t(&format!(" and learns that it exited with status {}: the zombie is gone.", (st >> 8) & 0xff));
                } else {
                    say.t(" and learns that ").signal(st & 0x7f).t(" killed it: the zombie is gone.");
                }
            }
            None if result == Some(0) => {
                say.who(pid).t(" asks for ended children without waiting (WNOHANG): none has changed state yet.");
            }
            None if result.is_some_and(|r| r > 0) => {
                // Told of a child that stopped or went on: it stays.
                let text = d.text(view);
                let child = result.unwrap_or(0) as i32;
                let words = view.calls.iter().find(|c| c.tid == d.tid).map_or("", |c| c.detail.as_str());
                say.who(pid).t(" learns from ").code(&text).t(" about ").who(child);
                say.t(&if words.is_empty() { ".".to_string() } else { format!(": {words}.") });
            }
            None => plain(say, d),
        },
        "execve" => {
            // Told by the event: the call does not return.
            if !view.events.iter().any(|e| matches!(e, Event::Execed { .. })) {
                plain(say, d);
            }
        }
        "exit" | "exit_group" | "pthread_exit" => {
            if !view.events.iter().any(|e| matches!(e, Event::Exited { .. } | Event::ThreadEnded { .. })) {
                plain(say, d);
            }
        }
        "close" => {
            let what = closed(view, pid).filter(|o| !gone(view, *o)).map(|o| object_name(view, o));
            say.thread(d.tid).t(" closes ").code(&d.fd().to_string());
            match what {
                Some(w) => say.t(&format!(", its descriptor for {w}.")),
                None => say.t("."),
            };
        }
        "dup" | "dup2" | "dup3" => {
            let new = result.unwrap_or(0);
            say.thread(d.tid)
                .t(" makes descriptor ")
                .code(&new.to_string())
                .t(" lead where ")
                .code(&d.fd().to_string());
            say.t(" leads: one open file description, two descriptors, one offset.");
        }
        "openat" | "open" | "mq_open" | "memfd_create" | "socket" | "epoll_create1" | "eventfd2" | "timerfd_create"
        | "signalfd4" | "inotify_init" | "inotify_init1" => {
            say.thread(d.tid);
            let fd = result.unwrap_or(0);
            let p = view.process(pid).and_then(|p| p.fds.iter().find(|f| i64::from(f.fd) == fd));
            let to = p.and_then(|f| if let Id::Kernel(o) = f.to { Some(object_name(view, o)) } else { None });
            let made = d.created().is_some();
            match name {
                "socket" => say.t(" makes a socket"),
                "epoll_create1" => say.t(" makes an epoll instance, which watches nothing yet"),
                "inotify_init" | "inotify_init1" => say.t(" makes an inotify instance, which watches nothing yet"),
                "eventfd2" => say.t(&format!(" makes an eventfd with the count {}", d.args[0])),
                "timerfd_create" => say.t(" makes a timer that can be read from a descriptor"),
                "signalfd4" => say.t(" makes a signalfd for ").code(&d.written(view, 1)),
                _ => say.t(&format!(
                    " {} {}",
                    if made && name == "mq_open" { "makes and opens" } else { "opens" },
                    to.unwrap_or_else(|| "a file".into())
                )),
            };
            say.t(": descriptor ").code(&fd.to_string()).t(".");
        }
        "splice" | "tee" => {
            let behind = |fd: u64| {
                let p = view.process(pid).and_then(|p| p.fds.iter().find(|f| f.fd == fd as i32));
                let to = p.and_then(|f| if let Id::Kernel(o) = f.to { Some(object_name(view, o)) } else { None });
                to.unwrap_or_else(|| "a file".into())
            };
            let (from, to) = (behind(d.args[0]), behind(d.args[if name == "tee" { 1 } else { 2 }]));
            let bytes = counted(result.unwrap_or(0) as u64, "byte", "bytes");
            say.thread(d.tid);
            match (name, result) {
                (_, Some(0)) => say.t(&format!(" finds {from} empty, and nobody can write to it any more.")),
                ("tee", _) => say.t(&format!(" copies {bytes} from {from} into {to}; they stay in the first, too.")),
                _ => say.t(&format!(" moves {bytes} from {from} into {to}, without a stop in its own memory.")),
            };
        }
        "vmsplice" => {
            let bytes = counted(result.unwrap_or(0) as u64, "byte", "bytes");
            say.thread(d.tid).t(&format!(" moves {bytes} between its memory and the pipe."));
        }
        "inotify_add_watch" => {
            say.thread(d.tid).t(" watches ").code(&d.written(view, 1)).t(" for ").code(&d.written(view, 2));
            say.t(": watch ").code(&result.unwrap_or(0).to_string()).t(".");
        }
        "inotify_rm_watch" => {
            say.thread(d.tid).t(" no longer watches what it knew as watch ").code(&d.args[1].to_string()).t(".");
        }
        "kill" | "tkill" | "tgkill" | "pthread_kill" | "rt_sigqueueinfo" => {
            // Told by the event that a signal was sent; signal 0 only asks.
            let signal = if name == "tgkill" { d.args[2] } else { d.args[1] } as i32;
            if signal == 0 {
                say.thread(d.tid).t(" asks with signal 0 whether the process exists: it does.");
            }
        }
        "rt_sigaction" => {
            let signal = d.args[0] as i32;
            say.thread(d.tid);
            match d.detail(view) {
                _ if d.args[1] == 0 => say.t(" asks what is done about ").signal(signal).t("."),
                "SIG_IGN" => say.t(" will ignore ").signal(signal).t("."),
                "SIG_DFL" => say.t(" leaves ").signal(signal).t(" to its default action."),
                "" => say.t(" changes what is done about ").signal(signal).t("."),
                handler => say.t(" makes ").code(handler).t(" the handler for ").signal(signal).t("."),
            };
        }
        "rt_sigprocmask" => {
            let masked = view.thread(d.tid).map(|(_, t)| t.masked.clone()).unwrap_or_default();
            if d.args[1] == 0 {
                say.thread(d.tid).t(" asks for its signal mask.");
                return;
            }
            say.thread(d.tid).t(" changes its signal mask");
            if masked.is_empty() {
                say.t(": it blocks none now.");
            } else {
                say.t(&format!(": it blocks {} now.", masked.join(", ")));
            }
        }
        "rt_sigreturn" => {}
        "rt_sigpending" => {
            say.thread(d.tid).t(" asks which signals are pending and blocked: ");
            say.code(&d.written(view, 0)).t(".");
        }
        "rt_sigtimedwait" => {
            say.thread(d.tid).t(" takes ").signal(result.unwrap_or(0) as i32);
            say.t(" without a handler: it is pending no longer.");
        }
        "setitimer" | "timer_settime" | "timerfd_settime" => {
            let off = d.text(view).contains("it_value={tv_sec=0, tv_usec=0}")
                || d.text(view).contains("it_value={tv_sec=0, tv_nsec=0}");
            say.thread(d.tid).t(if off { " disarms its timer: " } else { " arms its timer: " });
            say.code(&d.text(view)).t(".");
        }
        "socketpair" => {
            let ends: Vec<i32> = opened(view, pid);
            say.thread(d.tid).t(" makes two sockets that are connected to each other");
            match ends.as_slice() {
                [a, b, ..] => {
                    say.t(": descriptors ").code(&a.to_string()).t(" and ").code(&b.to_string()).t(".");
                }
                _ => {
                    say.t(".");
                }
            }
        }
        "getpid" => {
            say.thread(d.tid).t(" asks for its pid: ").code(&result.unwrap_or(0).to_string()).t(".");
        }
        "getppid" => {
            say.thread(d.tid).t(" asks for its parent's pid: ").code(&result.unwrap_or(0).to_string()).t(".");
        }
        "gettid" | "pthread_self" => {
            say.thread(d.tid).t(" asks for its thread's number: ").code(&result.unwrap_or(0).to_string()).t(".");
        }
        "fstat" | "ioctl" if library_looks(view, d) => {
            // stdio chooses between a line buffer and a full one by it (setvbuf(3)).
            say.t("The library asks for ").thread(d.tid).t(" what descriptor ").code(&d.fd().to_string());
            say.t(" leads to, to choose how to buffer it.");
        }
        "lseek" => {
            let what = d.about(view).unwrap_or_else(|| "the file".into());
            say.thread(d.tid);
            match d.args[2] {
                1 if d.args[1] == 0 => say.t(&format!(" asks where its offset in {what} is: {}.", result.unwrap_or(0))),
                _ => say.t(&format!(" moves its offset in {what} to {}.", grouped(result.unwrap_or(0).max(0) as u64))),
            };
        }
        "ftruncate" => {
            let what = d.about(view).unwrap_or_else(|| "the file".into());
            say.thread(d.tid).t(&format!(" makes {what} {} long.", counted(d.args[1], "byte", "bytes")));
        }
        "unlink" | "unlinkat" | "sem_unlink" | "mq_unlink" | "rmdir" => {
            say.thread(d.tid).t(" removes the name ").code(&d.written(view, 0)).t("; whoever has it open keeps it.");
        }
        "mknodat" if d.name(view) == "mkfifo" => {
            say.thread(d.tid).t(" makes the FIFO ").code(&d.written(view, 0));
            say.t(": a name in the file system that leads to a pipe while somebody has it open.");
        }
        "setpgid" => {
            let (who, group) = (d.args[0] as i32, d.args[1] as i32);
            let who = if who == 0 { pid } else { who };
            say.thread(d.tid).t(" puts ").who(who);
            say.t(&if group == 0 || group == who {
                " into a process group of its own.".to_string()
            } else {
                format!(" into process group {group}.")
            });
        }
        "setsid" => {
            say.thread(d.tid).t(" begins a session of its own, without a terminal.");
        }
        "clock_gettime" | "gettimeofday" | "time" => {
            say.thread(d.tid).t(&format!(" looks at the clock: {} have passed since the start.", duration(view.now)));
        }
        "pthread_cancel" => {
            say.thread(d.tid).t(" asks ").thread(d.args[0] as i32);
            say.t(" to cancel: it will, when it comes to a cancellation point.");
        }
        "pthread_detach" => {
            say.thread(d.tid).t(" detaches ").thread(d.args[0] as i32).t(": nobody needs to join it.");
        }
        "pthread_testcancel" => {
            say.thread(d.tid).t(" asks whether it is to cancel: it is not.");
        }
        "cancel_handler" | "once_begin" | "once_end" | "set_tid_address" | "pthread_getattr_np" => {
            say.t("The library keeps its books for ").thread(d.tid).t(" (").code(name).t(").");
        }
        "pthread_mutex_init"
        | "pthread_cond_init"
        | "pthread_rwlock_init"
        | "pthread_barrier_init"
        | "pthread_spin_init" => {
            say.thread(d.tid).t(" makes ").code(d.written(view, 0).trim_start_matches('&')).t(" ready for use.");
        }
        "sem_getvalue" => {
            let what = d.about(view).unwrap_or_else(|| "the semaphore".into());
            say.thread(d.tid).t(&format!(" asks for the value of {what}."));
        }
        "sem_close" | "sem_destroy" => {
            let what = d.about(view).unwrap_or_else(|| "the semaphore".into());
            say.thread(d.tid).t(&format!(" has done with {what}."));
        }
        "mailbox_open" => {
            let number = result.unwrap_or(0);
            say.thread(d.tid).t(if d.created().is_some() { " makes " } else { " opens " });
            say.t(&format!("mailbox {number}"));
            if d.created().is_some() {
                say.t(&match d.args[1] as i32 {
                    0 => ", which keeps nothing: sender and receiver must meet.".to_string(),
                    c if c < 0 => ", which holds any number of messages.".to_string(),
                    c => format!(", which holds {}.", counted(c as u64, "message", "messages")),
                });
            } else {
                say.t(".");
            }
        }
        "mailbox_count" => {
            let held = counted(result.unwrap_or(0) as u64, "message", "messages");
            let what = d.about(view).unwrap_or_else(|| "the mailbox".into());
            say.thread(d.tid).t(&format!(" asks how much {what} holds: {held}."));
        }
        "port_create" => {
            say.thread(d.tid).t(" makes a port and has the right to receive from it: ");
            say.code(&result.unwrap_or(0).to_string()).t(".");
        }
        "port_right" => {
            say.thread(d.tid).t(" makes a right to send to its port: ").code(&result.unwrap_or(0).to_string()).t(".");
        }
        "port_register" => {
            say.thread(d.tid).t(" lets its port be found under the name ").code(&d.written(view, 0)).t(".");
        }
        "port_lookup" => {
            say.thread(d.tid).t(" finds the port ").code(&d.written(view, 0)).t(": its right to send is ");
            say.code(&result.unwrap_or(0).to_string()).t(".");
        }
        "CreateSocket" => {
            say.thread(d.tid).t(&format!(" makes byte socket {}, with a ring each way.", result.unwrap_or(0)));
        }
        "ConnectSocket" => {
            say.thread(d.tid).t(&format!(" takes the other end of byte socket {}.", d.args[0] as i32));
        }
        "CloseSocket" => {
            say.thread(d.tid).t(&format!(" closes its end of byte socket {}.", d.args[0] as i32));
        }
        "msgctl" | "semctl" | "shmctl" => control(say, d, result),
        "epoll_ctl" => {
            let (op, fd) = (d.args[1], d.args[2] as i32);
            say.thread(d.tid).t(match op {
                1 => " lets the epoll instance watch descriptor ",
                2 => " lets the epoll instance no longer watch descriptor ",
                _ => " changes what the epoll instance watches for at descriptor ",
            });
            say.code(&fd.to_string()).t(".");
        }
        "fcntl" => fcntl(say, d, result),
        "mq_getsetattr" => {
            say.thread(d.tid).t(" asks about the queue: ").code(&d.text(view)).t(".");
        }
        "mq_notify" => {
            say.thread(d.tid).t(if d.args[1] == 0 {
                " no longer wants to be told of messages."
            } else {
                " wants to be told, once, when a message comes into the empty queue."
            });
        }
        "alarm" => {
            let n = d.args[0];
            say.thread(d.tid);
            if n == 0 {
                say.t(" cancels its alarm.");
            } else {
                say.t(" asks for ").signal(14).t(&format!(" in {}.", duration(n.saturating_mul(1_000_000_000))));
            }
        }
        "nanosleep" | "clock_nanosleep" => {
            say.thread(d.tid).t(" has slept its time out and goes on.");
        }
        "sem_wait" | "sem_trywait" | "sem_timedwait" | "sem_clockwait" => {
            say.thread(d.tid);
            match d.counted() {
                Some((o, from, to)) => {
                    say.t(&format!(" takes one from {}: its value goes from {from} to {to}.", object_name(view, o)))
                }
                None => say.t(" passes the semaphore."),
            };
        }
        "sem_post" => {
            say.thread(d.tid);
            match d.counted() {
                Some((o, from, to)) => {
                    say.t(&format!(" posts {}: its value goes from {from} to {to}.", object_name(view, o)))
                }
                None => say.t(" posts the semaphore."),
            };
        }
        "sem_init" | "sem_open" => {
            say.thread(d.tid);
            if name == "sem_open" {
                say.t(" opens the semaphore ").code(&d.written(view, 0));
                match d.counted() {
                    Some((_, _, v)) => say.t(&format!(" and gives it the value {v}.")),
                    None => say.t("."),
                };
            } else {
                let it = d.written(view, 0);
                say.t(" makes the semaphore ").code(it.trim_start_matches('&'));
                say.t(&format!(" with the value {}.", d.args[2] as u32));
            }
        }
        "semop" | "semtimedop" => {
            let what = d.about(view).unwrap_or_else(|| "the set".into());
            let set = d.object(view).and_then(|o| view.object(Id::Kernel(o))).map(|o| &o.what);
            let indices: Vec<usize> = match set {
                Some(Thing::SemSet { values, .. }) => {
                    values.iter().enumerate().filter(|(_, v)| v.changed).map(|(i, _)| i).collect()
                }
                _ => Vec::new(),
            };
            let changes: Vec<(i64, i64)> = d
                .data
                .iter()
                .filter_map(|e| if let Event::Counted { from, to, .. } = e { Some((*from, *to)) } else { None })
                .collect();
            let words: Vec<String> = changes
                .iter()
                .enumerate()
                .map(|(k, (a, b))| match indices.get(k).filter(|_| indices.len() == changes.len()) {
                    Some(i) => format!("semaphore {i} goes from {a} to {b}"),
                    None => format!("{a} becomes {b}"),
                })
                .collect();
            say.thread(d.tid);
            if words.is_empty() {
                say.t(&format!(" does its operations on {what}: what it waited to be 0 is 0, and nothing changes."));
            } else {
                let together = if d.args[2] > 1 { ", all at once" } else { "" };
                let s = if d.args[2] > 1 { "operations" } else { "operation" };
                say.t(&format!(" does its {s} on {what}{together}: {}.", words.join(", ")));
            }
        }
        "pthread_mutex_lock"
        | "pthread_mutex_trylock"
        | "pthread_mutex_timedlock"
        | "pthread_spin_lock"
        | "pthread_spin_trylock" => {
            let what =
                d.locked().map(|o| object_name(view, o)).or_else(|| d.about(view)).unwrap_or_else(|| "the lock".into());
            say.thread(d.tid).t(&format!(" takes {what}: nobody held it."));
        }
        "pthread_mutex_unlock" | "pthread_spin_unlock" => {
            let what =
                d.locked().map(|o| object_name(view, o)).or_else(|| d.about(view)).unwrap_or_else(|| "the lock".into());
            say.thread(d.tid).t(&format!(" lets {what} go."));
        }
        "pthread_rwlock_rdlock" | "pthread_rwlock_tryrdlock" | "pthread_rwlock_timedrdlock" => {
            let what = d.about(view).unwrap_or_else(|| "the lock".into());
            say.thread(d.tid).t(&format!(" takes {what} for reading: others may read, too."));
        }
        "pthread_rwlock_wrlock" | "pthread_rwlock_trywrlock" | "pthread_rwlock_timedwrlock" => {
            let what = d.about(view).unwrap_or_else(|| "the lock".into());
            say.thread(d.tid).t(&format!(" takes {what} for writing: nobody else may read or write."));
        }
        "pthread_rwlock_unlock" => {
            let what = d.about(view).unwrap_or_else(|| "the lock".into());
            say.thread(d.tid).t(&format!(" lets {what} go."));
        }
        "pthread_cond_signal" | "pthread_cond_broadcast" => {
            let woken = view.events.iter().any(|e| matches!(e, Event::Woken { .. }));
            let what = d.about(view).unwrap_or_else(|| "the condition variable".into());
            say.thread(d.tid).t(&if name.ends_with("signal") {
                format!(" signals {what}")
            } else if woken {
                format!(" wakes all who wait on {what}")
            } else {
                format!(" would wake all who wait on {what}")
            });
            say.t(if woken { "." } else { ", but nobody waits: nothing is remembered." });
        }
        "pthread_cond_wait" | "pthread_cond_timedwait" => {
            say.thread(d.tid)
                .t(" comes back from ")
                .code(name)
                .t(" with the mutex in its hands; now it must look at its condition again.");
        }
        "pthread_barrier_wait" => {
            say.thread(d.tid).t(" was the last to arrive: the barrier opens for all.");
        }
        "pthread_create" => {
            // Told by the event.
            if !view.events.iter().any(|e| matches!(e, Event::ThreadStarted { .. })) {
                plain(say, d);
            }
        }
        "pthread_join" => {
            let other = d.args[0] as i32;
            say.thread(d.tid).t(" joins ").thread(other).t(", which has ended.");
        }
        "shmget" | "msgget" | "semget" => {
            let what = match name {
                "shmget" => "shared memory",
                "msgget" => "a message queue",
                _ => "a semaphore set",
            };
            say.thread(d.tid).t(if d.created().is_some() { " makes " } else { " finds " });
            say.t(&format!("{what}, id {}.", result.unwrap_or(0)));
        }
        "mmap" | "shmat" => {
            let object = view.events.iter().find_map(|e| match e {
                Event::Mapped { pid: p, object, .. } if *p == pid => *object,
                _ => None,
            });
            let length = if name == "mmap" { d.args[1] } else { 0 };
            say.thread(d.tid);
            match object {
                Some(o) => say
                    .t(&format!(
                        " maps {} into its address space: from now on it reads and writes it",
                        object_name(view, o)
                    ))
                    .t(" without any call."),
                None if name == "mmap" && d.args[3] & 1 == 0 => {
                    say.t(&format!(" gets {} of memory of its own.", counted(length, "byte", "bytes")))
                }
                None => say.t(" maps shared memory into its address space: it reads and writes it without any call."),
            };
        }
        "munmap" | "shmdt" => {
            say.thread(d.tid).t(" takes that memory out of its address space.");
        }
        "mprotect" => {
            say.thread(d.tid)
                .t(" changes what may be done with a part of its memory: ")
                .code(&d.written(view, 2))
                .t(".");
        }
        "bind" => {
            say.thread(d.tid).t(" gives its socket an address: ").code(&d.text(view)).t(".");
        }
        "listen" => {
            say.thread(d.tid).t(" lets its socket listen: connections may now be made to it.");
        }
        "connect" => {
            say.thread(d.tid).t(" connects: ").code(&d.text(view)).t(".");
        }
        "accept" | "accept4" => {
            say.thread(d.tid)
                .t(" accepts a connection: descriptor ")
                .code(&result.unwrap_or(0).to_string())
                .t(" is its end of it.");
        }
        "shutdown" => {
            say.thread(d.tid).t(match d.args[1] {
                0 => " will receive no more on its socket.",
                1 => " will send no more: its peer reads end of file after what is on the way.",
                _ => " shuts its socket for both directions.",
            });
        }
        "poll" | "ppoll" | "select" | "pselect6" | "epoll_wait" | "epoll_pwait" => {
            say.thread(d.tid);
            match result {
                Some(0) => say.t(" has waited its time out: nothing is ready."),
                Some(n) => {
                    let which = d.detail(view);
                    say.t(" learns from ").code(&d.name(view));
                    match (n, which) {
                        (_, "") => say.t(&format!(
                            " that {}.",
                            counted(n as u64, "descriptor is ready", "descriptors are ready")
                        )),
                        (1, fd) => say.t(" that descriptor ").code(fd).t(" is ready."),
                        (_, fds) => say.t(" that descriptors ").code(fds).t(" are ready."),
                    }
                }
                None => say.t(" looks whether anything is ready."),
            };
        }
        "flock" if d.locked().is_none() => {
            let what = d.about(view).unwrap_or_else(|| "the file".into());
            let let_go = d.args[1] & 8 != 0;
            say.thread(d.tid).t(&if let_go {
                format!(" lets its lock on {what} go.")
            } else {
                format!(" locks {what}.")
            });
        }
        "flock" if d.locked().is_some() => {
            let what = d.locked().map_or_else(|| "the file".into(), |o| object_name(view, o));
            let let_go = d.data.iter().any(|e| matches!(e, Event::Unlocked { .. }));
            let kind = if d.args[1] & 1 != 0 { "a shared" } else { "an exclusive" };
            say.thread(d.tid).t(&if let_go {
                format!(" lets its lock on {what} go.")
            } else {
                format!(" puts {kind} lock on {what}.")
            });
        }
        "sched_yield" => {
            say.thread(d.tid).t(" offers the processor to the others.");
        }
        _ => plain(say, d),
    }
}

/// fcntl(2), by its command.
fn fcntl(say: &mut Say, d: &Done, result: Option<i64>) {
    let view = say.view;
    let what = d.about(view).unwrap_or_else(|| "the file".into());
    let fd = d.fd().to_string();
    let (command, arg) = (d.args[1] as i64, d.args[2]);
    say.thread(d.tid);
    match command {
        abi::F_DUPFD | abi::F_DUPFD_CLOEXEC => {
            say.t(" makes descriptor ").code(&result.unwrap_or(0).to_string()).t(" lead where ").code(&fd).t(" leads.");
        }
        abi::F_GETFD | abi::F_GETFL => {
            say.t(" asks for the flags of descriptor ").code(&fd).t(".");
        }
        abi::F_SETFD => {
            say.t(" makes descriptor ").code(&fd).t(if arg as i64 & abi::FD_CLOEXEC != 0 {
                " one that exec closes."
            } else {
                " one that exec leaves open."
            });
        }
        abi::F_SETFL => {
            let nonblock = arg as i64 & abi::O_NONBLOCK != 0;
            say.t(" sets the flags of descriptor ").code(&fd).t(if nonblock {
                ": calls on it no longer wait (O_NONBLOCK)."
            } else {
                ": calls on it wait where they must."
            });
        }
        abi::F_SETPIPE_SZ => {
            let size = counted(result.unwrap_or(0).max(0) as u64, "byte", "bytes");
            say.t(&format!(" changes the size of {what}: it holds {size} now."));
        }
        abi::F_GETPIPE_SZ => {
            say.t(&format!(
                " asks how much {what} holds: {}.",
                counted(result.unwrap_or(0).max(0) as u64, "byte", "bytes")
            ));
        }
        abi::F_GETLK | abi::F_OFD_GETLK => {
            say.t(&format!(" asks who holds a lock on {what} that is in the way: ")).code(&d.text(view)).t(".");
        }
        abi::F_SETLK | abi::F_SETLKW | abi::F_OFD_SETLK | abi::F_OFD_SETLKW => {
            let text = d.text(view);
            if text.contains("F_UNLCK") {
                say.t(&format!(" lets its lock on {what} go."));
            } else {
                let kind = if text.contains("F_RDLCK") { "a read" } else { "a write" };
                say.t(&format!(" puts {kind} lock on {what}, bytes "));
                let start = part(&text, "l_start=").unwrap_or(0);
                say.t(&match part(&text, "l_len=").unwrap_or(0) {
                    0 => format!("{start} to the end."),
                    n => format!("{start} to {}.", start + n - 1),
                });
            }
        }
        _ => {
            say.t(" calls ").code(&d.text(view)).t(".");
        }
    }
}

/// A number in strace's words for a structure.
fn part(text: &str, member: &str) -> Option<u64> {
    let (_, after) = text.split_once(member)?;
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    after.get(..end)?.parse().ok()
}

/// semctl(2), msgctl(2), shmctl(2), by command.
fn control(say: &mut Say, d: &Done, result: Option<i64>) {
    let view = say.view;
    let name = d.call.name();
    let number = d.args[0] as i32;
    let what = match name {
        "semctl" => format!("semaphore set {number}"),
        "msgctl" => format!("message queue {number}"),
        _ => format!("segment {number}"),
    };
    let command = if name == "semctl" { d.args[2] } else { d.args[1] } as i64;
    let one = d.args[1];
    let gives = result.unwrap_or(0);
    say.thread(d.tid);
    // The numbers of one call's commands are other commands of another.
    let semaphores = name == "semctl";
    say.t(&match command {
        abi::IPC_RMID if name == "shmctl" => format!(" removes {what}: it goes when nobody has it attached any more."),
        abi::IPC_RMID => format!(" removes {what}. Whoever waits for it is woken and gets EIDRM."),
        abi::IPC_STAT => format!(" asks about {what}."),
        abi::IPC_SET => format!(" changes the settings of {what}."),
        abi::GETVAL if semaphores => format!(" asks for the value of semaphore {one} of {what}: {gives}."),
        abi::SETVAL if semaphores => format!(" sets semaphore {one} of {what} to {}.", d.args[3] as i32),
        abi::GETALL if semaphores => format!(" asks for all values of {what}: {}.", d.detail(view)),
        abi::SETALL if semaphores => format!(" sets the values of {what} to {}.", d.detail(view)),
        abi::GETPID if semaphores => format!(" asks who changed semaphore {one} of {what} last: process {gives}."),
        abi::GETNCNT if semaphores => format!(" asks how many wait for semaphore {one} of {what} to grow: {gives}."),
        abi::GETZCNT if semaphores => {
            format!(" asks how many wait for semaphore {one} of {what} to become 0: {gives}.")
        }
        _ => {
            say.t(" calls ").code(&d.text(view)).t(".");
            return;
        }
    });
}

/// Whether it is stdio that looks at a descriptor before it first writes or reads there.
fn library_looks(view: &View, d: &Done) -> bool {
    let at = view.thread(d.tid).and_then(|(_, t)| t.source.as_ref());
    let line = at.and_then(|s| s.lines.iter().find(|l| l.0 == s.current)).map_or("", |l| l.1.as_str());
    !line.contains("fstat") && !line.contains("isatty") && !line.contains("ioctl")
}

/// Whether the last step removed an object.
fn gone(view: &View, o: Object) -> bool {
    view.object(Id::Kernel(o)).is_none() && matches!(o, Object::Futex(_))
}

/// What a child made by clone has in common with its parent, and what it does then. `begins`: in a function, on a stack of
/// its own.
fn cloned(say: &mut Say, flags: u64, begins: bool) {
    let has = |flag: i64| flags & flag as u64 != 0;
    let parts = [
        (abi::CLONE_VM, "memory"),
        (abi::CLONE_FILES, "descriptors"),
        (abi::CLONE_FS, "directory"),
        (abi::CLONE_SIGHAND, "signal handlers"),
    ];
    let shared: Vec<&str> = parts.iter().filter(|p| has(p.0)).map(|p| p.1).collect();
    if begins {
        say.t(" begins in its function, on a stack of its own.");
    } else {
        say.t(" goes on where its parent is.");
    }
    match shared.split_last() {
        None => say.t(" It has a copy of the memory and its own descriptors for the same open files."),
        Some((last, [])) => say.t(&format!(" It shares its parent's {last}")),
        Some((last, more)) => say.t(&format!(" It shares its parent's {} and {last}", more.join(", "))),
    };
    if !shared.is_empty() {
        say.t(if has(abi::CLONE_VM) { "." } else { "; its memory is a copy." });
    }
    if has(abi::CLONE_VFORK) {
        say.t(" The parent sleeps until it calls ").code("exec").t(" or ends.");
    }
}
