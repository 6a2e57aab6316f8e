//! A ring buffer that a program keeps in its own memory: an array and its indices, by the names a figure was given.
//!
//! Names are C's: `slot`, `buffer.data`, `b->out`. They are looked for in the innermost function first, then in its
//! callers, then among the globals. Where the program counts what it holds, the count says how full the ring is;
//! elsewhere one slot stays free, and the ring is empty where both indices meet.

use super::Reader;
use crate::bytecode::{TypeId, TypeKind};
use crate::figure::model::{CellView, RingView};
use crate::kernel::Pid;
use crate::vm::inspect::{Inspector, Value};

/// A longer array is no figure.
const MOST_SLOTS: usize = 64;

impl Reader<'_> {
    /// The ring of a process, if it has all that makes one.
    pub(super) fn ring_by_hand(&self, pid: Pid) -> Option<RingView> {
        let [array, next_in, next_out] = self.options.ring.as_ref()?;
        let tids = self.live_threads(pid);
        let recent = self.m.recent.iter().find(|r| r.0 == pid).map(|r| r.1).filter(|t| tids.contains(t));
        recent.into_iter().chain(tids).find_map(|tid| {
            let i = self.inspect(tid)?;
            let array = find(&i, array)?;
            let n = array.parts.len();
            if n == 0 || n > MOST_SLOTS {
                return None;
            }
            let index = |name: &str| find(&i, name)?.text.parse::<i64>().ok();
            let was = self.m.before.and_then(|b| find(&Self::inspector(b, tid)?, self.options.ring.as_ref()?.first()?));
            // An index that has no value yet stands at the beginning.
            let within = |v: i64| v.rem_euclid(n as i64) as u64;
            let out = within(index(next_out).unwrap_or(0));
            let end = within(index(next_in).unwrap_or(0));
            let count = self.options.ring_count.as_ref().and_then(|name| index(name));
            let slots = n as u64;
            let (room, len) = match count {
                Some(c) => (slots, c.clamp(0, n as i64) as u64),
                None => (slots - 1, (end + slots - out) % slots),
            };
            let cells = array
                .parts
                .iter()
                .enumerate()
                .map(|(k, (_, _, v))| CellView {
                    text: bare(&v.text),
                    undefined: v.undefined,
                    changed: was.as_ref().and_then(|w| w.parts.get(k)).is_some_and(|w| w.2.text != v.text),
                })
                .collect();
            Some(RingView { slots, room, out, len, hand_in: Some(end), cells, ..RingView::default() })
        })
    }
}

/// A character without its quotes, and nothing for what was never set to anything.
fn bare(text: &str) -> String {
    match text.strip_prefix('\'').and_then(|t| t.strip_suffix('\'')) {
        Some(" ") => "␣".into(),
        Some(c) => c.into(),
        None => text.into(),
    }
}

/// The object of this name, from the innermost function outwards.
pub(super) fn find(i: &Inspector, name: &str) -> Option<Value> {
    let end = name.find(['.', '-']).unwrap_or(name.len());
    let (first, path) = name.split_at(end);
    let mut locals = i.frames().into_iter().rev().flat_map(|f| i.variables(f.index));
    let v = locals.find(|v| v.name == first).or_else(|| i.globals().into_iter().find(|v| v.name == first))?;
    let (mut value, mut ty) = (v.value, v.ty);
    let mut path = path;
    while !path.is_empty() {
        if let Some(rest) = path.strip_prefix("->") {
            let to = match &i.image.program().types.get(ty.0 as usize)?.kind {
                TypeKind::Pointer(to) => *to,
                _ => return None,
            };
            let addr = value.points_to.filter(|a| *a != 0)?;
            (value, ty) = (i.object(to, addr), to);
            path = rest;
        } else {
            path = path.strip_prefix('.')?;
        }
        let end = path.find(['.', '-']).unwrap_or(path.len());
        let (member, rest) = path.split_at(end);
        ty = member_type(i, ty, member)?;
        let wanted = format!(".{member}");
        value = value.parts.into_iter().find(|p| p.0 == wanted)?.2;
        path = rest;
    }
    Some(value)
}

fn member_type(i: &Inspector, ty: TypeId, member: &str) -> Option<TypeId> {
    match &i.image.program().types.get(ty.0 as usize)?.kind {
        TypeKind::Struct(fields) | TypeKind::Union(fields) => {
            fields.iter().find(|f| f.name == member).map(|f| f.ty).or_else(|| {
                // The members of an anonymous struct are its parent's.
                fields.iter().filter(|f| f.name.is_empty()).find_map(|f| member_type(i, f.ty, member))
            })
        }
        _ => None,
    }
}
