//! The library's own objects in words: a mutex is free or held, a semaphore has a value. Their members are nobody's
//! business but the library's, and glibc's names for them say nothing to a reader.

use super::{At, Inspector, Value};
use crate::bytecode::Type;
use crate::kernel::abi::{self, Layout};
use crate::kernel::pages::DEFINED;
use crate::kernel::signal;

impl Inspector<'_> {
    /// An object of one of the library's types; `None`: the type is another.
    pub(super) fn library_object(&self, t: &Type, at: At) -> Option<Value> {
        let name = t.name.trim_start_matches("const ").trim_start_matches("volatile ");
        let layout: &Layout = match name {
            "pthread_mutex_t" | "mtx_t" => &abi::MUTEX,
            "sem_t" => &abi::SEM,
            "pthread_rwlock_t" => &abi::RWLOCK,
            "pthread_barrier_t" => &abi::BARRIER,
            "pthread_cond_t" | "cnd_t" => return Some(Value::text("a condition variable")),
            "sigset_t" => return self.signal_set(at),
            _ => return None,
        };
        let (data, shadow) = self.bytes(at, layout.size as u64);
        let &(_, begin, size) = layout.members.first()?;
        if data.is_empty() || shadow.get(begin..begin + size)?.iter().any(|b| *b != DEFINED) {
            return Some(Value::unset());
        }
        let get = |name: &str| layout.get(&data, name);
        Some(Value::text(match name {
            "sem_t" => format!("value {}", get("value")),
            "pthread_barrier_t" => format!("{} of {} have come", get("arrived"), get("needed")),
            "pthread_rwlock_t" => match (get("writer"), get("readers")) {
                (0, 0) => "free".to_string(),
                (0, 1) => "held by one reader".to_string(),
                (0, n) => format!("held by {n} readers"),
                (writer, _) => format!("held by {writer}, to write"),
            },
            _ if get("lock") == 0 => "free".to_string(),
            _ => format!("held by {}", get("owner")),
        }))
    }

    /// A set of signals by their names.
    fn signal_set(&self, at: At) -> Option<Value> {
        let (data, shadow) = self.bytes(at, 8);
        if data.len() < 8 || shadow.iter().any(|s| *s != DEFINED) {
            return Some(Value::unset());
        }
        let mask = u64::from_le_bytes(data.try_into().ok()?);
        let names: Vec<String> = (1..=64).filter(|n| mask & signal::bit(*n) != 0).map(signal::name).collect();
        let all = mask == u64::MAX || names.len() >= 62;
        Some(Value::text(if all { "{all signals}".to_string() } else { format!("{{{}}}", names.join(", ")) }))
    }
}
