//! FIFOs: pipes with a name (fifo(7)).
//!
//! Opening for reading waits until somebody opens for writing, and the other way round; then both go on. `O_NONBLOCK`:
//! a reader does not wait, a writer without a reader gets `ENXIO`. `O_RDWR` never waits. Between opens the FIFO holds
//! nothing: its bytes go with the last descriptor, its name stays.

use super::event::{Event, Object};
use super::inode::Kind;
use super::process::RunState;
use super::wait::{Channel, Pending, Restart};
use super::{Answer, Cx, Errno, Failure, Kernel, Tid, abi, call::Call, ret};

/// `Pending::progress` of an open that has announced itself and waits for its partner; `scratch` then holds the pipe
/// and how often the other side had been opened.
const ANNOUNCED: u64 = 1;

pub(super) fn is_waiting(cx: &Cx) -> bool {
    cx.pending.progress == ANNOUNCED
}

fn sides(flags: i64) -> (bool, bool) {
    let mode = flags & abi::O_ACCMODE;
    (mode != abi::O_WRONLY, mode != abi::O_RDONLY)
}

pub(super) fn open(k: &mut Kernel, cx: &mut Cx, ino: i32, flags: i64, path: &str) -> Answer {
    let (reads, writes) = sides(flags);
    if !is_waiting(cx) {
        announce(k, cx, ino, flags)?;
    }
    let id = cx.pending.scratch[0] as i32;
    let Some(pipe) = k.pipes.get(id) else { return Err(Errno::ENXIO.into()) };
    // The partner may have come and gone meanwhile: that it has come is enough.
    let partner = match (reads, writes) {
        (true, false) => pipe.writers > 0 || u64::from(pipe.writer_opens) != cx.pending.scratch[1],
        (false, true) => pipe.readers > 0 || u64::from(pipe.reader_opens) != cx.pending.scratch[1],
        _ => true,
    };
    if !partner && flags & abi::O_NONBLOCK == 0 {
        let channel = if reads { Channel::FifoWriter(id) } else { Channel::FifoReader(id) };
        let answer = k.block(cx, &[channel], Restart::IfAsked);
        if answer.is_err() {
            cx.pending.progress = 0;
            withdraw(k, id, flags, cx.events);
        }
        return answer;
    }
    match k.open_object(cx, Object::Pipe(id), flags, path) {
        Ok(fd) => {
            let seen = k.pipes.get(id).map_or(0, |p| u64::from(p.writer_opens));
            let file = k.file_of(cx.pid, fd)?;
            if let Some(open) = k.open_files.get_mut(file) {
                // A reader is told of a hang-up only after a writer has been there (poll(2)); a pipe has no offset, so
                // what it has seen is kept there.
                open.offset = if k.pipes.get(id).is_some_and(|p| p.writers > 0) { u64::MAX } else { seen };
            }
            k.tell_file(cx, file, abi::IN_OPEN);
            Ok(ret(i64::from(fd)))
        }
        Err(e) => {
            withdraw(k, id, flags, cx.events);
            Err(e.into())
        }
    }
}

/// Counts the new end and wakes those who wait for one.
fn announce(k: &mut Kernel, cx: &mut Cx, ino: i32, flags: i64) -> Result<(), Failure> {
    let (reads, writes) = sides(flags);
    let Some(Kind::Fifo { pipe }) = k.inodes.get(ino).map(|i| &i.kind) else { return Err(Errno::ENXIO.into()) };
    let there = *pipe;
    let has_reader = there.and_then(|id| k.pipes.get(id)).is_some_and(|p| p.readers > 0);
    if writes && !reads && flags & abi::O_NONBLOCK != 0 && !has_reader {
        return Err(Errno::ENXIO.into());
    }
    let id = match there {
        Some(id) => id,
        None => {
            let id = k.new_pipe(Some(ino));
            if let Some(inode) = k.inodes.get_mut(ino) {
                inode.kind = Kind::Fifo { pipe: Some(id) };
                inode.opens += 1;
            }
            cx.emit(Event::Created { tid: cx.tid, object: Object::Pipe(id) });
            id
        }
    };
    let Some(pipe) = k.pipes.get_mut(id) else { return Err(Errno::ENXIO.into()) };
    cx.pending.progress = ANNOUNCED;
    cx.pending.scratch = [id as u64, u64::from(if reads { pipe.writer_opens } else { pipe.reader_opens })];
    if reads {
        pipe.readers += 1;
        pipe.reader_opens += 1;
    }
    if writes {
        pipe.writers += 1;
        pipe.writer_opens += 1;
    }
    if reads {
        k.wake_all(Channel::FifoReader(id), Some(cx.tid), cx.events);
    }
    if writes {
        k.wake_all(Channel::FifoWriter(id), Some(cx.tid), cx.events);
    }
    Ok(())
}

/// Takes an announced end back: the open failed or its caller is gone.
fn withdraw(k: &mut Kernel, id: i32, flags: i64, events: &mut Vec<Event>) {
    let file = super::fd::OpenFile::new(Object::Pipe(id), flags as u32, "");
    k.close_pipe_end(id, &file, events);
}

impl Kernel {
    /// The pipe behind a FIFO is gone, its name stays.
    pub(super) fn close_fifo(&mut self, ino: i32, events: &mut Vec<Event>) {
        if let Some(inode) = self.inodes.get_mut(ino) {
            inode.kind = Kind::Fifo { pipe: None };
            inode.opens = inode.opens.saturating_sub(1);
        }
        self.free_inode(ino, events);
    }

    /// A thread ends in the middle of opening a FIFO.
    pub(super) fn withdraw_fifo_open(&mut self, tid: Tid, events: &mut Vec<Event>) {
        let pending = self.threads.get(tid).and_then(|t| match &t.state {
            RunState::Blocked(p) | RunState::Resuming(p, _) => Some(p.clone()),
            _ => None,
        });
        if let Some(Pending { call: Call::Openat, progress: ANNOUNCED, scratch, args, .. }) = pending {
            withdraw(self, scratch[0] as i32, i64::from(args[2] as i32), events);
        }
    }
}
