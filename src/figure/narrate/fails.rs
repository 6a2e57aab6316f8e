//! Calls that did not succeed: the error's name and, in the page's words, why.

use super::super::bytes::grouped;
use super::super::model::{Access, Thing, View};
use super::Say;
use super::calls::Done;
use crate::kernel::errno;
use crate::kernel::event::Object;

pub fn tell(say: &mut Say, d: &Done, e: i32) {
    let view = say.view;
    // Not errors: a signal cut the call off, and whether it begins again is decided when the handler is known.
    if (512..=514).contains(&e) {
        return interrupted(say, d, e);
    }
    let name = errno::name(e).map_or_else(|| format!("error {e}"), str::to_string);
    say.whose(d.tid).code(&d.text(view)).t(" fails with ").code(&name).t(": ").t(&reason(d, view, &name, e)).t(".");
}

fn interrupted(say: &mut Say, d: &Done, e: i32) {
    let view = say.view;
    if d.detail(view) == "cancelled" {
        say.thread(d.tid).t(" comes to a cancellation point, ").code(&d.name(view));
        say.t(": it has been asked to cancel, so it runs its clean-up handlers and ends.");
        return;
    }
    say.t("A signal cuts ").whose(d.tid).code(&d.name(view)).t(" off");
    say.t(match e {
        512 => ": it begins again if the handler was installed with SA_RESTART, else it fails with EINTR.",
        513 => "; it will begin again.",
        _ => "; if a handler runs, it fails with EINTR.",
    });
}

/// Why, without the full stop.
fn reason(d: &Done, view: &View, name: &str, e: i32) -> String {
    let call = d.call.name();
    let what = d.about(view).unwrap_or_else(|| "it".into());
    let fd = d.fd();
    let open = view.process(d.pid(view)).and_then(|p| p.fds.iter().find(|f| f.fd == fd));
    let blocks = "and it was asked not to wait";
    match (name, call) {
        ("EPIPE", "write" | "writev") => match d.object(view) {
            Some(Object::Pipe(_)) => format!("nobody has {what} open for reading"),
            _ => "the other side has closed".into(),
        },
        ("EPIPE", _) => "nobody can receive any more".into(),
        ("EAGAIN", "fork" | "vfork" | "clone" | "pthread_create") => {
            "there is no room for another process or thread".into()
        }
        ("EAGAIN", "sem_trywait") => format!("the value is 0, {blocks}"),
        ("EAGAIN", "semop") => format!("not all of the operations can be done, {blocks} (IPC_NOWAIT)"),
        ("EAGAIN", "semtimedop") => "its time is over, and the operations could not be done before".into(),
        ("EAGAIN", "flock" | "fcntl") => format!("another holds a lock on {what} that conflicts, {blocks}"),
        ("EAGAIN", "rt_sigtimedwait") => "its time is over, and none of the signals came".into(),
        ("EAGAIN", "msgsnd" | "mailbox_send" | "message_send" | "port_send") => {
            format!("{what} has no room, {blocks}")
        }
        ("EAGAIN", "mailbox_receive" | "message_receive" | "port_receive") => format!("{what} is empty, {blocks}"),
        ("EAGAIN", "write" | "writev") => match room(d, view) {
            Some(free) if free > 0 => {
                format!("only {} bytes are free in {what}, so short a write is not cut in two, {blocks}", grouped(free))
            }
            _ => format!("{what} has no room, {blocks} (O_NONBLOCK)"),
        },
        ("EAGAIN", "mq_timedsend") => format!("{what} is full, {blocks} (O_NONBLOCK)"),
        ("EAGAIN", "mq_timedreceive") => format!("{what} is empty, {blocks} (O_NONBLOCK)"),
        ("EAGAIN", "pthread_mutex_lock") => "it has been taken as often as can be counted".into(),
        ("EAGAIN", _) => format!("nothing is there, {blocks} (O_NONBLOCK)"),
        ("ENOMSG", _) => format!("{what} holds no message of the type asked for, {blocks} (IPC_NOWAIT)"),
        ("EINTR", _) => "a signal's handler ran while it slept".into(),
        ("EBADF", _) if call.contains("mailbox") || call.starts_with("port") => "there is no right of that name".into(),
        ("EBADF", _) => match open.map(|f| f.access) {
            None => format!("{fd} is not an open descriptor"),
            Some(Access::Read) => format!("descriptor {fd} is open for reading only"),
            Some(Access::Write) => format!("descriptor {fd} is open for writing only"),
            Some(Access::Both) => format!("descriptor {fd} cannot be used for that"),
        },
        ("ECHILD", _) => "it has no child that could be waited for".into(),
        ("ENOENT", "epoll_ctl") => "the epoll instance does not watch that descriptor".into(),
        ("ENOENT", "execve") => "there is no such program".into(),
        ("ENOENT", "msgget" | "semget" | "shmget") => "nothing has that key, and it was not asked to make one".into(),
        ("ENOENT", _) => "nothing of that name exists".into(),
        ("EEXIST", "epoll_ctl") => "the epoll instance watches that descriptor already".into(),
        ("EEXIST", "openat" | "open" | "mq_open" | "sem_open" | "shmget" | "msgget" | "semget") => {
            "it exists already, and the call insists on making it".into()
        }
        ("EEXIST", _) => "that name exists already".into(),
        ("EDEADLK", "fcntl") => "to wait for that lock would close a circle of waiters: nobody would ever go on".into(),
        ("EDEADLK", "pthread_join") => "to wait for it would close a circle: a thread cannot join itself".into(),
        ("EDEADLK", _) => "it holds that lock itself and would wait for ever".into(),
        ("EBUSY", "fcntl") => format!("more bytes lie in {what} than the new size would hold"),
        ("EBUSY", c) if c.contains("lock") => format!("the lock is held, {blocks}"),
        ("EBUSY", "mq_notify") => "a process is registered for it already".into(),
        ("EBUSY", "pthread_tryjoin_np") => format!("the thread has not ended, {blocks}"),
        ("EBUSY", _) => "it is in use".into(),
        ("EPERM", "pthread_mutex_unlock") => {
            "another thread holds it, or nobody: only its owner may let a mutex go".into()
        }
        ("EPERM", "pthread_rwlock_unlock") => "it does not hold the lock".into(),
        ("EPERM", "kill") => "it may not send signals to that process".into(),
        ("EOWNERDEAD", _) => {
            "the owner ended while it held the mutex. The caller holds it now and must set right what it guards".into()
        }
        ("ENOTRECOVERABLE", _) => {
            "its owner died and nobody set right what it guards, so it can never be taken again".into()
        }
        ("EOVERFLOW", "sem_post") => "the value is the largest there is".into(),
        ("ETIMEDOUT" | "ETIME", _) => "its time is over, and nobody woke it before".into(),
        ("EIDRM", _) => "it was removed while the caller slept".into(),
        ("ESRCH", c) if c.starts_with("pthread") => "there is no such thread".into(),
        ("ESRCH", _) => "there is no such process".into(),
        ("ENXIO", c) if c.starts_with("open") => "nobody has the FIFO open for reading".into(),
        ("ECONNREFUSED", _) => "nobody listens there".into(),
        ("ECONNRESET", _) => "the other side closed with bytes of ours still unread".into(),
        ("ENOTCONN", _) => "the socket is not connected".into(),
        ("EISCONN", _) => "it is connected already".into(),
        ("EADDRINUSE", _) => "the address is taken".into(),
        ("ESPIPE", _) => "a pipe, a FIFO or a socket has no offset to move".into(),
        ("EINPROGRESS", _) => "the connection is being made, and the socket does not block".into(),
        ("EALREADY", _) => "the connection is still being made".into(),
        ("EMSGSIZE", "mq_timedreceive") => "the buffer is shorter than the longest message of that queue may be".into(),
        ("EMSGSIZE", _) => "the message is longer than one may be here".into(),
        ("E2BIG", "msgrcv") => "the message is longer than the room given for it".into(),
        ("EACCES", "mailbox_receive") => "only its owner may receive from it".into(),
        ("EINVAL", c) => invalid(d, c, e),
        ("ENOSYS", _) => "the model knows this call by name and does not carry it out".into(),
        _ => page(e),
    }
}

/// What was wrong about an argument, where the page leaves one reason only.
fn invalid(d: &Done, call: &str, e: i32) -> String {
    match call {
        "mq_open" | "sem_open" => "the name must begin with a slash, or the attributes are out of range".into(),
        "mq_timedsend" if d.args[3] >= 32_768 => "the priority is past the largest there is".into(),
        "sem_timedwait" | "mq_timedsend" | "mq_timedreceive" | "pthread_cond_timedwait" => {
            "its time limit is no proper time".into()
        }
        "sem_init" => "the value is larger than a semaphore may hold".into(),
        "msgsnd" => "there is no such queue, or the message's type is not above 0".into(),
        "msgrcv" | "msgctl" => "there is no such queue".into(),
        "semop" | "semtimedop" | "semctl" => "there is no such semaphore set, or no such semaphore in it".into(),
        "shmat" | "shmctl" => "there is no such segment".into(),
        "shmget" => "the segment that exists is smaller".into(),
        "shmdt" => "nothing is attached at that address".into(),
        "kill" | "tgkill" | "tkill" | "rt_sigaction" | "pthread_kill" => {
            "there is no such signal, or it cannot be changed".into()
        }
        "pthread_join" => "the thread is detached, or another already waits for it".into(),
        "pthread_detach" => "the thread is detached already".into(),
        "write" => "an eventfd takes a number of 8 bytes".into(),
        "pipe2" | "dup3" => "the flags are not ones it knows".into(),
        c if c.starts_with("timer") => "there is no such timer, or its time is out of range".into(),
        "mmap" | "munmap" | "mprotect" => "the address or the length does not fit whole pages".into(),
        c if c.starts_with("mailbox") => "there is no such mailbox, or an argument is out of range".into(),
        _ => page(e),
    }
}

/// The manual page's sentence, as the middle of ours.
fn page(e: i32) -> String {
    let s = errno::sentence(e).unwrap_or("the page names no reason").trim_end_matches('.');
    let mut c = s.chars();
    let first = c.next().map(|f| f.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", c.as_str())
}

fn room(d: &Done, view: &View) -> Option<u64> {
    let o = d.object(view)?;
    match view.object(super::super::model::Id::Kernel(o)).map(|v| &v.what) {
        Some(Thing::Ring(r)) => Some(r.room.saturating_sub(r.len)),
        _ => None,
    }
}
