//! epoll(7): an interest list kept in the kernel.
//!
//! Level-triggered entries are told as long as they are ready; edge-triggered ones once after each time that something
//! happened at the object (somebody was, or would have been, woken there); one-shot ones once, until they are set
//! anew. An entry goes when the last descriptor of its open file description is closed.

use super::event::{Event, Object};
use super::wait::{Channel, Restart, Why};
use super::{Answer, Cx, Errno, Kernel, Tid, abi, ret};

#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Epoll {
    /// In the order they will be looked at: what was told goes to the end.
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// The number it was added by, and the open file description behind it then.
    pub fd: i32,
    pub file: i32,
    pub events: u32,
    pub data: u64,
    /// Edge-triggered: something has happened since it was told.
    pub edge: bool,
    /// One-shot: told, and not to be told again.
    pub spent: bool,
}

impl Item {
    fn is(&self, flag: i64) -> bool {
        i64::from(self.events) & flag != 0
    }
}

/// epolls may watch epolls, five deep (epoll_ctl(2), `ELOOP`).
const DEPTH: u32 = 5;

impl Kernel {
    fn item_ready(&self, item: &Item, tid: Tid) -> i64 {
        if item.spent || (item.is(abi::EPOLLET) && !item.edge) {
            return 0;
        }
        let asked = i64::from(item.events) | abi::EPOLLERR | abi::EPOLLHUP;
        self.readiness(item.file, tid) & asked & 0xffff
    }

    /// Which entries of an instance are ready, in its order: what epoll_wait would tell this thread of.
    #[must_use]
    pub fn epoll_ready(&self, id: i32, tid: Tid) -> Vec<bool> {
        let Some(epoll) = self.epolls.get(id) else { return Vec::new() };
        epoll
            .items
            .iter()
            .map(|item| match self.open_files.get(item.file).map(|f| f.object) {
                Some(Object::Epoll(inner)) => item.is(abi::EPOLLIN) && self.epoll_has_ready(inner, tid, 1),
                _ => self.item_ready(item, tid) != 0,
            })
            .collect()
    }

    pub(super) fn epoll_has_ready(&self, id: i32, tid: Tid, depth: u32) -> bool {
        let Some(epoll) = self.epolls.get(id).filter(|_| depth <= DEPTH) else { return false };
        epoll.items.iter().any(|item| match self.open_files.get(item.file).map(|f| f.object) {
            Some(Object::Epoll(inner)) => item.is(abi::EPOLLIN) && self.epoll_has_ready(inner, tid, depth + 1),
            _ => self.item_ready(item, tid) != 0,
        })
    }

    pub(super) fn epoll_channels(&self, id: i32, depth: u32) -> Vec<Channel> {
        let mut on = vec![Channel::Epoll(id)];
        let Some(epoll) = self.epolls.get(id).filter(|_| depth <= DEPTH) else { return on };
        for item in &epoll.items {
            match self.open_files.get(item.file).map(|f| f.object) {
                Some(Object::Epoll(inner)) => on.extend(self.epoll_channels(inner, depth + 1)),
                _ => on.extend(self.channels(item.file)),
            }
        }
        crate::order::sort(&mut on);
        on.dedup();
        on
    }

    /// Something has happened at this channel: edge-triggered entries that watch it are told again.
    pub(super) fn mark_edge(&mut self, channel: Channel) {
        if self.epolls.is_empty() {
            return;
        }
        for id in self.epolls.ids() {
            let Some(epoll) = self.epolls.get(id) else { continue };
            let touched =
                |item: &Item| !item.edge && item.is(abi::EPOLLET) && self.channels(item.file).contains(&channel);
            let marks: Vec<usize> =
                epoll.items.iter().enumerate().filter(|(_, i)| touched(i)).map(|(n, _)| n).collect();
            if !marks.is_empty()
                && let Some(epoll) = self.epolls.get_mut(id)
            {
                for n in marks {
                    epoll.items[n].edge = true;
                }
            }
        }
    }

    /// An open file description is gone: no epoll watches it any more.
    pub(super) fn forget_in_epolls(&mut self, file: i32) {
        for id in self.epolls.ids() {
            if self.epolls.get(id).is_some_and(|e| e.items.iter().any(|i| i.file == file))
                && let Some(epoll) = self.epolls.get_mut(id)
            {
                epoll.items.retain(|i| i.file != file);
            }
        }
    }

    /// Whether the epoll `id` is watched, directly or not, by what `file` leads to.
    fn watches_epoll(&self, file: i32, id: i32, depth: u32) -> bool {
        let Some(Object::Epoll(inner)) = self.open_files.get(file).map(|f| f.object) else { return false };
        if inner == id || depth > DEPTH {
            return true;
        }
        self.epolls.get(inner).is_some_and(|e| e.items.iter().any(|i| self.watches_epoll(i.file, id, depth + 1)))
    }
}

pub(super) fn sys_epoll_create1(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let flags = cx.flags(0);
    if flags & !abi::EPOLL_CLOEXEC != 0 {
        return Err(Errno::EINVAL.into());
    }
    k.check_fds(cx.pid, 1)?;
    let id = k.epolls.add(Epoll::default());
    let object = Object::Epoll(id);
    cx.emit(Event::Created { tid: cx.tid, object });
    Ok(ret(i64::from(k.open_object(cx, object, flags | abi::O_RDWR, "anon_inode:[eventpoll]")?)))
}

fn id_of(k: &Kernel, cx: &Cx) -> Result<i32, Errno> {
    match k.open_file(cx.pid, cx.int(0))?.object {
        Object::Epoll(id) => Ok(id),
        _ => Err(Errno::EINVAL),
    }
}

pub(super) fn sys_epoll_ctl(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (operation, fd, event) = (cx.flags(1), cx.int(2), cx.arg(3));
    let l = &abi::EPOLL_EVENT;
    let (mut events, mut data) = (0, 0);
    if operation != abi::EPOLL_CTL_DEL {
        events = k.load(cx, event, 4)? as u32;
        // Programs set one member of the union, which may be its first four bytes only.
        let bytes = k.copy_in(cx, event.wrapping_add(l.offset("data")), 8)?.data;
        data = bytes.try_into().map_or(0, u64::from_le_bytes);
    }
    k.file_of(cx.pid, cx.int(0))?;
    let file = k.file_of(cx.pid, fd)?;
    let id = id_of(k, cx)?;
    if !k.can_be_watched(file) {
        return Err(Errno::EPERM.into());
    }
    if k.open_file(cx.pid, fd)?.object == Object::Epoll(id) {
        return Err(Errno::EINVAL.into());
    }
    if operation == abi::EPOLL_CTL_ADD && k.watches_epoll(file, id, 0) {
        return Err(Errno::ELOOP.into());
    }
    let Some(epoll) = k.epolls.get_mut(id) else { return Err(Errno::EBADF.into()) };
    let at = epoll.items.iter().position(|i| i.fd == fd && i.file == file);
    let item = Item { fd, file, events, data, edge: true, spent: false };
    match (operation, at) {
        (abi::EPOLL_CTL_ADD, None) => epoll.items.push(item),
        (abi::EPOLL_CTL_ADD, Some(_)) => return Err(Errno::EEXIST.into()),
        (abi::EPOLL_CTL_MOD, Some(at)) => epoll.items[at] = item,
        (abi::EPOLL_CTL_DEL, Some(at)) => drop(epoll.items.remove(at)),
        (abi::EPOLL_CTL_MOD | abi::EPOLL_CTL_DEL, None) => return Err(Errno::ENOENT.into()),
        _ => return Err(Errno::EINVAL.into()),
    }
    // Whoever waits there has a new list to look at.
    k.wake_all(Channel::Epoll(id), Some(cx.tid), cx.events);
    Ok(ret(0))
}

fn wait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    let (out, most, timeout) = (cx.arg(1), cx.int(2), cx.int(3));
    let id = id_of(k, cx)?;
    if most <= 0 {
        return Err(Errno::EINVAL.into());
    }
    let epoll = k.epolls.get(id).ok_or(Errno::EBADF)?;
    let ready = epoll.items.iter().map(|i| (i.clone(), k.item_ready(i, cx.tid)));
    let ready: Vec<_> = ready.filter(|r| r.1 != 0).take(most as usize).collect();
    if !ready.is_empty() {
        let l = &abi::EPOLL_EVENT;
        let mut bytes = Vec::new();
        for (item, seen) in &ready {
            bytes.extend(l.make(&[("events", *seen as u64), ("data", item.data)]));
        }
        k.copy_out(cx, out, &bytes.into())?;
        if let Some(epoll) = k.epolls.get_mut(id) {
            let told = |i: &Item| ready.iter().any(|r| r.0.fd == i.fd && r.0.file == i.file);
            let (mut first, mut last): (Vec<Item>, Vec<Item>) =
                std::mem::take(&mut epoll.items).into_iter().partition(|i| !told(i));
            for item in &mut last {
                item.edge = false;
                item.spent |= item.is(abi::EPOLLONESHOT);
            }
            first.append(&mut last);
            epoll.items = first;
        }
        return Ok(ret(ready.len() as i64));
    }
    if let Some(ns) = super::poll::wait_ns(timeout)
        && cx.pending.deadline.is_none()
    {
        cx.pending.deadline = Some(k.after(ns));
    }
    if cx.why == Why::TimedOut || cx.pending.deadline.is_some_and(|d| d <= k.now) {
        return Ok(ret(0));
    }
    let on = k.epoll_channels(id, 0);
    // signal(7): epoll_wait is never restarted.
    k.block(cx, &on, Restart::Never)
}

pub(super) fn sys_epoll_wait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    wait(k, cx)
}

pub(super) fn sys_epoll_pwait(k: &mut Kernel, cx: &mut Cx) -> Answer {
    k.begin_temporary_mask(cx, cx.arg(4))?;
    let answer = wait(k, cx);
    // EINTR: the handler runs under the temporary mask, and the old one comes back after it.
    if answer == Err(Errno::EINTR.into()) { answer } else { super::poll::finish(k, cx, answer) }
}
