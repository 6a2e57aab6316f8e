//! Signal-driven input and output (fcntl(2), "Managing signals"): the owner of an open file description with `O_ASYNC`
//! is told when something has come to it, by `SIGIO` or by the signal that `F_SETSIG` chose; with a chosen signal the
//! handler also learns the descriptor and what it can do with it.
//!
//! Model: that there is room again for writing is not told.

use super::wait::Channel;
use super::{Errno, Kernel, Tid, abi, event::Event, process::SignalInfo};

/// Who is told about an open file description, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Owner {
    /// A process; negative: a group; 0: nobody.
    pub id: i32,
    /// The chosen signal; 0: `SIGIO`.
    pub signal: i32,
    /// The descriptor through which `O_ASYNC` was set.
    pub fd: i32,
}

impl Kernel {
    /// Something has happened at this channel: edge-triggered entries of epolls are told again, and owners.
    pub(super) fn stir(&mut self, channel: Channel, by: Option<Tid>, events: &mut Vec<Event>) {
        self.mark_edge(channel);
        if self.driven.is_empty() {
            return;
        }
        for file in self.driven.clone() {
            if !self.channels(file).contains(&channel) {
                continue;
            }
            let ready = self.readiness(file, by.unwrap_or(0));
            let come = abi::POLLIN | abi::POLLPRI | abi::POLLERR | abi::POLLHUP;
            let Some(owner) = self.open_files.get(file).map(|f| f.owner).filter(|_| ready & come != 0) else {
                continue;
            };
            let signal = if owner.signal == 0 { abi::SIGIO as i32 } else { owner.signal };
            let info = SignalInfo {
                code: if owner.signal == 0 { abi::SI_KERNEL } else { abi::POLL_IN } as i32,
                value: ready as u64,
                status: owner.fd,
                ..SignalInfo::from_kernel(signal)
            };
            match owner.id {
                0 => {}
                pid if pid > 0 => self.send_signal(info, pid, None, by, events),
                group => self.signal_group(-group, info, by, events),
            }
        }
    }

    /// Whether the owner of this description is to be told has changed.
    pub(super) fn note_driven(&mut self, file: i32) {
        self.driven.retain(|&f| f != file);
        if self.open_files.get(file).is_some_and(|f| f.is(abi::O_ASYNC) && f.owner.id != 0) {
            self.driven.push(file);
            crate::order::sort(&mut self.driven);
        }
    }
}

/// `F_SETOWN`, `F_SETSIG`.
pub(super) fn set_owner(k: &mut Kernel, file: i32, id: Option<i32>, signal: Option<i32>) -> Result<(), Errno> {
    if signal.is_some_and(|s| !(0..i32::try_from(abi::NSIG).unwrap_or(65)).contains(&s)) {
        return Err(Errno::EINVAL);
    }
    let exists = |id: i32| k.processes.iter().any(|(pid, p)| if id > 0 { pid == id } else { p.pgid == -id });
    if id.is_some_and(|id| id != 0 && !exists(id)) {
        return Err(Errno::ESRCH);
    }
    let open = k.open_files.get_mut(file).ok_or(Errno::EBADF)?;
    open.owner.id = id.unwrap_or(open.owner.id);
    open.owner.signal = signal.unwrap_or(open.owner.signal);
    k.note_driven(file);
    Ok(())
}

/// `FIOASYNC`: `O_ASYNC` by ioctl(2).
pub(super) fn set_async(k: &mut Kernel, fd: i32, file: i32, on: bool) -> Result<(), Errno> {
    let open = k.open_files.get_mut(file).ok_or(Errno::EBADF)?;
    let flag = abi::O_ASYNC as u32;
    open.flags = if on { open.flags | flag } else { open.flags & !flag };
    open.owner.fd = fd;
    k.note_driven(file);
    Ok(())
}
