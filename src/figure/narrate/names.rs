//! Words for numbers: objects, signals, statuses, what a bench waits for.

use super::super::bytes::duration;
use super::super::model::{Id, View};
use crate::kernel::event::Object;
use crate::kernel::wait::Channel;

/// An object as a sentence names it: "the pipe", "/tmp/f".
pub fn object_name(view: &View, o: Object) -> String {
    if let Some(v) = view.object(Id::Kernel(o)) {
        // A common noun alone needs its article; what has a number or a name of its own does not.
        let common =
            !v.name.contains([' ', '/', '"']) || matches!(v.name.as_str(), "shared memory" | "listening socket");
        return if common { format!("the {}", v.name) } else { v.name.clone() };
    }
    match o {
        Object::Pipe(_) => "the pipe".into(),
        Object::Inode(_) => "the file".into(),
        Object::Terminal => "the terminal".into(),
        Object::Pty(id) => format!("the terminal /dev/pts/{id}"),
        Object::PtyMaster(id) => format!("the master of /dev/pts/{id}"),
        Object::Outside(0) => "standard input".into(),
        Object::Outside(2) => "standard error".into(),
        Object::Outside(_) => "standard output".into(),
        Object::Futex(_) => "the lock".into(),
        Object::Memory(_) => "the shared memory".into(),
        Object::Mailbox(_) => "the mailbox".into(),
        Object::Socket(_) => "the socket".into(),
        Object::MessageQueue(_) | Object::SysvQueue(_) => "the message queue".into(),
        Object::SemSet(_) => "the semaphore set".into(),
        Object::EventFd(_) => "the eventfd".into(),
        Object::TimerFd(_) => "the timer".into(),
        Object::SignalFd(_) => "the signalfd".into(),
        Object::Epoll(_) => "the epoll instance".into(),
        Object::Inotify(_) => "the inotify instance".into(),
        Object::ByteSocket(_) => "the byte socket".into(),
        #[allow(unreachable_patterns, reason = "a new kind of object is modelled before it is drawn")]
        _ => "the object".into(),
    }
}

/// What would wake a sleeper: "until ..." goes before it.
pub fn until_words(on: &[Channel], deadline: Option<u64>) -> String {
    if on.len() > 1 {
        return "one of the things it watches is ready".into();
    }
    let Some(c) = on.first() else { return "something happens".into() };
    let text = match c {
        Channel::PipeRead(_) => "bytes come or the last writer closes",
        Channel::ByteSocketRead(_) => "a byte comes or the other end closes",
        Channel::PipeWrite(_) | Channel::ByteSocketWrite(_) => "a read makes room",
        Channel::FifoReader(_) => "somebody opens it for reading",
        Channel::FifoWriter(_) => "somebody opens it for writing",
        Channel::Child(_) => "a child changes state",
        Channel::Terminal | Channel::Pty(_) => "a line is typed",
        Channel::PtyMaster(_) => "something is printed",
        Channel::Signal(_) => "a signal comes",
        Channel::Time => {
            return deadline.map_or("its time has come".to_string(), |t| format!("the clock shows {}", duration(t)));
        }
        Channel::Join(_) => "that thread ends",
        Channel::Draw(_) => "it is chosen which number comes",
        Channel::Vfork(_) => "the child calls exec or exits",
        Channel::SocketRead(_) => "something arrives",
        Channel::SocketWrite(_) => "there is room",
        Channel::SocketAccept(_) => "somebody connects",
        Channel::SocketConnect(_) => "the connection is made",
        Channel::MqReceive(_) | Channel::MsgReceive(_) | Channel::MailboxReceive(_) => "a message comes",
        Channel::MqSend(_) | Channel::MsgSend(_) | Channel::MailboxSend(_) => "there is room for a message",
        Channel::SemSet(_) => "its operations can all be done",
        Channel::FileLock(_) => "the lock is let go",
        Channel::EventFd(_) => "the count allows it",
        Channel::TimerFd(_) => "the timer goes off",
        Channel::SignalFd(_) => "one of its signals comes",
        Channel::Inotify(_) => "something happens to what it watches",
        Channel::Epoll(_) => "a descriptor it watches is ready",
        _ => "it is woken",
    };
    text.to_string()
}
