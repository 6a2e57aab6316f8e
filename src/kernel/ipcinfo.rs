//! What the three System V facilities as a whole are asked: `IPC_INFO` for their limits, `MSG_INFO`, `SEM_INFO` and
//! `SHM_INFO` for what is in use (msgctl(2), semctl(2), shmctl(2)). The answer is the highest identifier in use: with
//! it a program goes through all there are (`MSG_STAT` and its kin).

use super::mm::{PAGE, page_up};
use super::{Answer, Cx, Failure, Kernel, abi, ret};

/// Whether a command asks the facility, not one of its objects.
pub(super) fn asks(command: i64, in_use: i64) -> bool {
    command == abi::IPC_INFO || command == in_use
}

impl Kernel {
    /// Members of one size, one after the other.
    fn store_members(&mut self, cx: &mut Cx, addr: u64, size: usize, members: &[u64]) -> Result<(), Failure> {
        for (i, value) in (0..).zip(members) {
            self.store(cx, addr + i * size as u64, *value, size)?;
        }
        Ok(())
    }
}

/// struct msginfo.
pub(super) fn messages(k: &mut Kernel, cx: &mut Cx, command: i64, addr: u64) -> Answer {
    let limits = command == abi::IPC_INFO;
    let held = |count: fn(&super::msg::Queue) -> u64| k.message_queues.iter().map(|(_, q)| count(q)).sum();
    let (queues, messages) = (k.message_queues.len() as u64, held(|q| q.messages.len() as u64));
    let bytes = held(super::msg::Queue::bytes);
    let [pool, map, all] = if limits { [512_000, 16_384, 16_384] } else { [queues, messages, bytes] };
    k.store_members(cx, addr, 4, &[pool, map, 8192, 16_384, 32_000, 16, all])?;
    k.store(cx, addr + 28, 65_535, 2)?;
    Ok(ret(k.message_queues.last_id().unwrap_or(0).into()))
}

/// struct seminfo.
pub(super) fn semaphores(k: &mut Kernel, cx: &mut Cx, command: i64, addr: u64) -> Answer {
    let limits = command == abi::IPC_INFO;
    let all: usize = k.semaphore_sets.iter().map(|(_, s)| s.values.len()).sum();
    let [sets, values] = if limits { [20, 32_767] } else { [k.semaphore_sets.len() as u64, all as u64] };
    let most = 1_024_000_000;
    k.store_members(cx, addr, 4, &[most, 32_000, most, most, 32_000, 500, 500, sets, 32_767, values])?;
    Ok(ret(k.semaphore_sets.last_id().unwrap_or(0).into()))
}

/// struct shminfo and struct shm_info.
///
/// Model: all of a segment is in memory from the beginning, and nothing is swapped.
pub(super) fn segments(k: &mut Kernel, cx: &mut Cx, command: i64, addr: u64) -> Answer {
    if command == abi::IPC_INFO {
        let most = u64::MAX - (1 << 24);
        k.store_members(cx, addr, 8, &[most, 1, 4096, 4096, most, 0, 0, 0, 0])?;
    } else {
        let pages: u64 = k.segments.iter().map(|(_, s)| page_up(s.size) / PAGE).sum();
        let count = k.segments.len() as u64;
        k.store_members(cx, addr, 8, &[count, pages, pages, 0, 0, 0])?;
    }
    Ok(ret(k.segments.last_id().unwrap_or(0).into()))
}
