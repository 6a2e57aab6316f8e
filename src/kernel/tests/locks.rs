//! pthreads(7): mutexes, condition variables, read-write locks, barriers, once; sem_overview(7); joins, cancellation.

use super::super::abi;
use super::super::signal::SIGCANCEL;
use super::*;

fn mutex(w: &mut World, bits: u64) -> u64 {
    let attr = w.put(1000, &(bits as u32).to_le_bytes());
    let m = w.room(40);
    w.ok(1000, Call::MutexInit, &[m, attr]);
    m
}

#[test]
fn a_mutex_has_one_owner_and_a_bench() {
    let mut w = World::new();
    let m = w.room(40);
    let (a, b) = (w.thread(1000), w.thread(1000));
    assert_eq!(w.call(1000, Call::MutexLock, &[m]), done(0));
    assert_eq!(w.call(a, Call::MutexLock, &[m]), Outcome::Blocked);
    assert_eq!(w.call(b, Call::MutexLock, &[m]), Outcome::Blocked);
    assert_eq!(w.call(1000, Call::MutexTrylock, &[m]), err(Errno::EBUSY));
    w.ok(1000, Call::MutexUnlock, &[m]);
    // Whoever comes first has it: the one that was woken looks again.
    assert_eq!(w.call(1000, Call::MutexLock, &[m]), done(0));
    assert!(w.settle().is_empty());
    w.ok(1000, Call::MutexUnlock, &[m]);
    assert_eq!(w.settle(), [format!("{b} pthread_mutex_lock = 0")]);
    w.ok(b, Call::MutexUnlock, &[m]);
    assert_eq!(w.settle(), [format!("{a} pthread_mutex_lock = 0")]);
    assert_eq!(w.call(1000, Call::MutexDestroy, &[m]), err(Errno::EBUSY));
    w.ok(a, Call::MutexUnlock, &[m]);
    w.ok(1000, Call::MutexDestroy, &[m]);
    assert_eq!(w.call(1000, Call::MutexLock, &[m]), err(Errno::EINVAL));
}

#[test]
fn kinds_of_mutex() {
    let mut w = World::new();
    let other = w.thread(1000);
    let normal = w.room(40);
    w.ok(1000, Call::MutexLock, &[normal]);
    assert_eq!(w.call(other, Call::MutexUnlock, &[normal]), done(0));
    let check = mutex(&mut w, abi::PTHREAD_MUTEX_ERRORCHECK as u64);
    w.ok(1000, Call::MutexLock, &[check]);
    assert_eq!(w.call(1000, Call::MutexLock, &[check]), err(Errno::EDEADLK));
    assert_eq!(w.call(other, Call::MutexUnlock, &[check]), err(Errno::EPERM));
    w.ok(1000, Call::MutexUnlock, &[check]);
    assert_eq!(w.call(1000, Call::MutexUnlock, &[check]), err(Errno::EPERM));
    let recursive = mutex(&mut w, abi::PTHREAD_MUTEX_RECURSIVE as u64);
    w.ok(1000, Call::MutexLock, &[recursive]);
    w.ok(1000, Call::MutexTrylock, &[recursive]);
    w.ok(1000, Call::MutexUnlock, &[recursive]);
    assert_eq!(w.call(other, Call::MutexTrylock, &[recursive]), err(Errno::EBUSY));
    w.ok(1000, Call::MutexUnlock, &[recursive]);
    assert_eq!(w.call(other, Call::MutexTrylock, &[recursive]), done(0));
    // A normal one locked twice by the same thread waits for ever.
    w.ok(1000, Call::MutexLock, &[normal]);
    assert_eq!(w.call(1000, Call::MutexLock, &[normal]), Outcome::Blocked);
    assert_eq!(w.k.due(), None);
}

#[test]
fn a_robust_mutex_tells_of_its_owners_death() {
    let mut w = World::new();
    let m = mutex(&mut w, abi::MUTEXATTR_ROBUST);
    let (a, b) = (w.thread(1000), w.thread(1000));
    w.ok(a, Call::MutexLock, &[m]);
    assert_eq!(w.call(b, Call::MutexLock, &[m]), Outcome::Blocked);
    assert_eq!(w.call(a, Call::PthreadExit, &[0]), Outcome::Other(Flow::ExitThread));
    assert_eq!(w.settle(), [format!("{b} pthread_mutex_lock = -130")]);
    w.ok(b, Call::MutexConsistent, &[m]);
    w.ok(b, Call::MutexUnlock, &[m]);
    w.ok(b, Call::MutexLock, &[m]);
    assert_eq!(w.call(b, Call::PthreadExit, &[0]), Outcome::Other(Flow::ExitThread));
    // The next owner lets go without having put things in order.
    assert_eq!(w.call(1000, Call::MutexLock, &[m]), err(Errno::EOWNERDEAD));
    w.ok(1000, Call::MutexUnlock, &[m]);
    assert_eq!(w.call(1000, Call::MutexLock, &[m]), err(Errno::ENOTRECOVERABLE));
}

#[test]
fn a_lock_that_was_never_initialised_stops_the_process() {
    let mut w = World::new();
    let m = w.room(40);
    w.k.spaces.get_mut(1000).unwrap().discard(m, 40, super::super::pages::UNDEF);
    let Outcome::Other(Flow::Fault { sentence, .. }) = w.call(1000, Call::MutexLock, &[m]) else { panic!("locked") };
    assert_eq!(sentence, format!("pthread_mutex_lock is given a mutex at {:#x} that was never initialised", m + 16));
}

#[test]
fn a_condition_lets_go_of_the_mutex_and_takes_it_back() {
    let mut w = World::new();
    let (m, c) = (w.room(40), w.room(48));
    let (a, b) = (w.thread(1000), w.thread(1000));
    for t in [a, b] {
        w.ok(t, Call::MutexLock, &[m]);
        assert_eq!(w.call(t, Call::CondWait, &[c, m]), Outcome::Blocked);
    }
    w.ok(1000, Call::MutexLock, &[m]);
    w.ok(1000, Call::CondSignal, &[c]);
    // Woken, it waits for the mutex.
    assert!(w.settle().is_empty());
    assert!(w.is_blocked(a));
    w.ok(1000, Call::MutexUnlock, &[m]);
    assert_eq!(w.settle(), [format!("{a} pthread_cond_wait = 0")]);
    // A signal nobody waits for is lost.
    w.ok(a, Call::CondBroadcast, &[c]);
    w.ok(a, Call::CondSignal, &[c]);
    w.ok(a, Call::MutexUnlock, &[m]);
    assert_eq!(w.settle(), [format!("{b} pthread_cond_wait = 0")]);
    w.ok(b, Call::CondSignal, &[c]);
    assert_eq!(w.call(b, Call::CondWait, &[c, m]), Outcome::Blocked);
    // It may wake all by itself.
    assert_eq!(w.k.may_wake_spuriously(), [b]);
    w.k.wake_spuriously(b, &mut w.events);
    assert_eq!(w.settle(), [format!("{b} pthread_cond_wait = 0")]);
}

#[test]
fn a_timed_wait_for_a_condition_gives_up() {
    let mut w = World::new();
    let (m, c) = (w.room(40), w.room(48));
    w.ok(1000, Call::MutexLock, &[m]);
    let at = w.put(1000, &abi::TIMESPEC.make(&[("tv_sec", 1_767_225_600 + 5)]));
    let clock = abi::CLOCK_REALTIME as u64;
    assert_eq!(w.call(1000, Call::CondTimedwait, &[c, m, clock, at]), Outcome::Blocked);
    assert_eq!(w.k.due(), Some(5_000_000_000));
    w.k.advance_clock(&mut w.events);
    assert_eq!(w.settle(), ["1000 pthread_cond_timedwait = -110"]);
    // It has its mutex again.
    let other = w.thread(1000);
    assert_eq!(w.call(other, Call::MutexTrylock, &[m]), err(Errno::EBUSY));
}

#[test]
fn a_handler_does_not_end_a_wait_for_a_condition() {
    let mut w = World::new();
    let (m, c) = (w.room(40), w.room(48));
    let t = w.thread(1000);
    w.action(1000, abi::SIGUSR1, 0x40_2000, 0, 0);
    w.ok(t, Call::MutexLock, &[m]);
    assert_eq!(w.call(t, Call::CondWait, &[c, m]), Outcome::Blocked);
    w.ok(1000, Call::Tgkill, &[1000, t as u64, 10]);
    assert_eq!(w.settle(), [format!("{t} handler 10")]);
    assert!(w.is_blocked(t));
    // A signal that comes while the handler runs is not lost.
    w.ok(1000, Call::Tgkill, &[1000, t as u64, 10]);
    assert!(w.step(t));
    let Signalled::Handler(d) = w.take_signal(t) else { panic!("no handler") };
    w.ok(1000, Call::CondSignal, &[c]);
    w.handler_returns(t, &d);
    assert_eq!(w.settle(), [format!("{t} handler 10"), format!("{t} pthread_cond_wait = 0")]);
}

#[test]
fn readers_share_and_writers_do_not() {
    let mut w = World::new();
    let l = w.room(56);
    let (a, b, c) = (w.thread(1000), w.thread(1000), w.thread(1000));
    w.ok(1000, Call::RwlockRdlock, &[l]);
    w.ok(a, Call::RwlockRdlock, &[l]);
    assert_eq!(w.call(b, Call::RwlockTrywrlock, &[l]), err(Errno::EBUSY));
    assert_eq!(w.call(b, Call::RwlockWrlock, &[l]), Outcome::Blocked);
    // By default readers are preferred, even past a writer that waits.
    w.ok(c, Call::RwlockRdlock, &[l]);
    for t in [1000, a] {
        w.ok(t, Call::RwlockUnlock, &[l]);
        assert!(w.settle().is_empty());
    }
    w.ok(c, Call::RwlockUnlock, &[l]);
    assert_eq!(w.settle(), [format!("{b} pthread_rwlock_wrlock = 0")]);
    assert_eq!(w.call(b, Call::RwlockRdlock, &[l]), err(Errno::EDEADLK));
    assert_eq!(w.call(a, Call::RwlockRdlock, &[l]), Outcome::Blocked);
    assert_eq!(w.call(c, Call::RwlockRdlock, &[l]), Outcome::Blocked);
    assert_eq!(w.call(1000, Call::RwlockWrlock, &[l]), Outcome::Blocked);
    w.ok(b, Call::RwlockUnlock, &[l]);
    assert_eq!(w.settle(), [format!("{a} pthread_rwlock_rdlock = 0"), format!("{c} pthread_rwlock_rdlock = 0")]);
}

#[test]
fn a_barrier_opens_when_all_have_come() {
    let mut w = World::new();
    let b = w.room(32);
    assert_eq!(w.call(1000, Call::BarrierInit, &[b, 0, 0]), err(Errno::EINVAL));
    w.ok(1000, Call::BarrierInit, &[b, 0, 3]);
    let (x, y) = (w.thread(1000), w.thread(1000));
    for _ in 0..2 {
        assert_eq!(w.call(x, Call::BarrierWait, &[b]), Outcome::Blocked);
        assert_eq!(w.call(1000, Call::BarrierWait, &[b]), Outcome::Blocked);
        assert_eq!(w.call(y, Call::BarrierWait, &[b]), done(1));
        assert_eq!(w.settle(), ["1000 pthread_barrier_wait = 0".into(), format!("{x} pthread_barrier_wait = 0")]);
    }
}

#[test]
fn once_is_once() {
    let mut w = World::new();
    let o = w.room(4);
    let t = w.thread(1000);
    assert_eq!(w.call(1000, Call::OnceBegin, &[o]), done(1));
    assert_eq!(w.call(t, Call::OnceBegin, &[o]), Outcome::Blocked);
    w.ok(1000, Call::OnceEnd, &[o]);
    assert_eq!(w.settle(), [format!("{t} once_begin = 0")]);
    assert_eq!(w.call(1000, Call::OnceBegin, &[o]), done(0));
}

#[test]
fn a_semaphore_counts_and_wakes_in_order() {
    let mut w = World::new();
    let s = w.room(32);
    w.ok(1000, Call::SemInit, &[s, 0, 1]);
    let (a, b) = (w.thread(1000), w.thread(1000));
    w.ok(1000, Call::SemWait, &[s]);
    assert_eq!(w.call(1000, Call::SemTrywait, &[s]), err(Errno::EAGAIN));
    assert_eq!(w.call(b, Call::SemWait, &[s]), Outcome::Blocked);
    assert_eq!(w.call(a, Call::SemWait, &[s]), Outcome::Blocked);
    w.ok(1000, Call::SemPost, &[s]);
    assert_eq!(w.settle(), [format!("{b} sem_wait = 0")]);
    w.ok(1000, Call::SemPost, &[s]);
    w.ok(1000, Call::SemPost, &[s]);
    assert_eq!(w.settle(), [format!("{a} sem_wait = 0")]);
    let at = w.room(4);
    w.ok(1000, Call::SemGetvalue, &[s, at]);
    assert_eq!(w.int(1000, at), 1);
    assert_eq!(w.call(1000, Call::SemInit, &[s, 0, 1 << 31]), err(Errno::EINVAL));
    w.ok(1000, Call::SemInit, &[s, 0, abi::SEM_VALUE_MAX as u64]);
    assert_eq!(w.call(1000, Call::SemPost, &[s]), err(Errno::EOVERFLOW));
}

#[test]
fn a_semaphore_in_private_memory_is_another_one_after_fork() {
    let mut w = World::new();
    let s = w.room(32);
    w.ok(1000, Call::SemInit, &[s, 1, 0]);
    let rw = (abi::PROT_READ | abi::PROT_WRITE) as u64;
    let flags = (abi::MAP_ANONYMOUS | abi::MAP_SHARED) as u64;
    let shared = w.ok(1000, Call::Mmap, &[0, 32, rw, flags, u64::MAX, 0]) as u64;
    w.ok(1000, Call::SemInit, &[shared, 1, 0]);
    let child = w.fork(1000);
    assert_eq!(w.call(child, Call::SemWait, &[s]), Outcome::Blocked);
    w.ok(1000, Call::SemPost, &[s]);
    assert!(w.settle().is_empty());
    let other = w.fork(1000);
    assert_eq!(w.call(other, Call::SemWait, &[shared]), Outcome::Blocked);
    w.ok(1000, Call::SemPost, &[shared]);
    assert_eq!(w.settle(), [format!("{other} sem_wait = 0")]);
}

#[test]
fn a_named_semaphore_is_one_for_all() {
    let mut w = World::new();
    let name = w.string(1000, "/mutex");
    let flags = (abi::O_CREAT | abi::O_EXCL) as u64;
    assert_eq!(w.call(1000, Call::SemOpen, &[name, 0, 0, 0]), err(Errno::ENOENT));
    let s = w.ok(1000, Call::SemOpen, &[name, flags, 0o600, 1]) as u64;
    assert_eq!(w.call(1000, Call::SemOpen, &[name, flags, 0o600, 1]), err(Errno::EEXIST));
    assert_eq!(w.ok(1000, Call::SemOpen, &[name, 0, 0, 0]) as u64, s);
    let child = w.fork(1000);
    w.ok(child, Call::SemWait, &[s]);
    assert_eq!(w.call(1000, Call::SemTrywait, &[s]), err(Errno::EAGAIN));
    w.ok(1000, Call::SemUnlink, &[name]);
    assert_eq!(w.call(1000, Call::SemUnlink, &[name]), err(Errno::ENOENT));
    assert_eq!(w.call(1000, Call::SemOpen, &[name, 0, 0, 0]), err(Errno::ENOENT));
    w.ok(child, Call::SemPost, &[s]);
    w.ok(1000, Call::SemWait, &[s]);
    w.ok(1000, Call::SemClose, &[s]);
    w.ok(1000, Call::SemClose, &[s]);
    assert_eq!(w.call(1000, Call::SemClose, &[s]), err(Errno::EINVAL));
    w.exit(child, 0);
    assert!(w.k.loose.is_empty());
}

#[test]
fn waits_for_semaphores_end_by_time_and_by_signals() {
    let mut w = World::new();
    let s = w.room(32);
    let at = |s: u64, ns: u64| abi::TIMESPEC.make(&[("tv_sec", 1_767_225_600 + s), ("tv_nsec", ns)]);
    let (late, soon, bad) = (w.put(1000, &at(0, 0)), w.put(1000, &at(2, 0)), w.put(1000, &at(0, 1_000_000_000)));
    assert_eq!(w.call(1000, Call::SemTimedwait, &[s, late]), err(Errno::ETIMEDOUT));
    assert_eq!(w.call(1000, Call::SemTimedwait, &[s, bad]), err(Errno::EINVAL));
    assert_eq!(w.call(1000, Call::SemTimedwait, &[s, soon]), Outcome::Blocked);
    w.k.advance_clock(&mut w.events);
    assert_eq!(w.settle(), ["1000 sem_timedwait = -110"]);
    w.ok(1000, Call::SemPost, &[s]);
    // glibc looks at the time first, even where the semaphore can be had.
    assert_eq!(w.call(1000, Call::SemTimedwait, &[s, bad]), err(Errno::EINVAL));
    w.ok(1000, Call::SemTimedwait, &[s, late]);
    let child = w.fork(1000);
    w.action(child, abi::SIGUSR1, 0x40_2000, 0, 0);
    w.action(child, abi::SIGUSR2, 0x40_2000, abi::SA_RESTART, 0);
    assert_eq!(w.call(child, Call::SemWait, &[s]), Outcome::Blocked);
    w.ok(1000, Call::Kill, &[child as u64, 12]);
    assert_eq!(w.settle(), ["1001 handler 12"]);
    w.ok(1000, Call::Kill, &[child as u64, 10]);
    assert_eq!(w.settle(), ["1001 handler 10", "1001 = -4"]);
}

#[test]
fn threads_are_joined_once() {
    let mut w = World::new();
    let (a, b) = (w.thread(1000), w.thread(1000));
    let at = w.room(8);
    assert_eq!(w.call(1000, Call::PthreadJoin, &[1000, 0]), err(Errno::EDEADLK));
    assert_eq!(w.call(1000, Call::PthreadJoin, &[4711, 0]), err(Errno::ESRCH));
    assert_eq!(w.call(1000, Call::PthreadJoin, &[a as u64, at]), Outcome::Blocked);
    assert_eq!(w.call(a, Call::PthreadJoin, &[1000, 0]), err(Errno::EDEADLK));
    assert_eq!(w.call(b, Call::PthreadJoin, &[a as u64, 0]), err(Errno::EINVAL));
    assert_eq!(w.call(a, Call::PthreadExit, &[42]), Outcome::Other(Flow::ExitThread));
    assert_eq!(w.settle(), ["1000 pthread_join = 0"]);
    assert_eq!(w.long(1000, at), 42);
    assert_eq!(w.call(1000, Call::PthreadJoin, &[a as u64, 0]), err(Errno::ESRCH));
    w.ok(b, Call::PthreadDetach, &[b as u64]);
    assert_eq!(w.call(1000, Call::PthreadJoin, &[b as u64, 0]), err(Errno::EINVAL));
    assert_eq!(w.call(b, Call::PthreadExit, &[0]), Outcome::Other(Flow::ExitThread));
    // The last one is told to call exit.
    assert_eq!(w.call(1000, Call::PthreadExit, &[0]), done(0));
}

#[test]
fn cancellation_acts_at_the_next_point() {
    let mut w = World::new();
    w.ok(1000, Call::CancelHandler, &[0x40_3000]);
    let (r, _) = w.pipe(1000);
    let t = w.thread(1000);
    assert_eq!(w.read_str(t, r, 1), Err(Outcome::Blocked));
    w.ok(1000, Call::PthreadCancel, &[t as u64]);
    assert!(w.step(t));
    let Signalled::Handler(d) = w.take_signal(t) else { panic!("not cancelled") };
    assert_eq!((d.signal, d.handler), (SIGCANCEL, 0x40_3000));
    // Only once, and its cleanup may call what it likes.
    assert_eq!(w.call(t, Call::PthreadTestcancel, &[]), done(0));
    assert_eq!(w.call(t, Call::PthreadExit, &[u64::MAX]), Outcome::Other(Flow::ExitThread));
    // Deferred, and then disabled: nothing happens until it is enabled and asks.
    let t = w.thread(1000);
    w.ok(t, Call::PthreadSetcancelstate, &[abi::PTHREAD_CANCEL_DISABLE as u64, 0]);
    w.ok(1000, Call::PthreadCancel, &[t as u64]);
    assert_eq!(w.call(t, Call::PthreadTestcancel, &[]), done(0));
    assert_eq!(w.take_signal(t), Signalled::Nothing);
    w.ok(t, Call::PthreadSetcancelstate, &[abi::PTHREAD_CANCEL_ENABLE as u64, 0]);
    assert_eq!(w.take_signal(t), Signalled::Nothing);
    assert!(matches!(w.call(t, Call::PthreadTestcancel, &[]), Outcome::Other(Flow::Interrupted)));
    assert!(matches!(w.take_signal(t), Signalled::Handler(_)));
    // Asynchronous: at once.
    let t = w.thread(1000);
    w.ok(t, Call::PthreadSetcanceltype, &[abi::PTHREAD_CANCEL_ASYNCHRONOUS as u64, 0]);
    w.ok(1000, Call::PthreadCancel, &[t as u64]);
    assert!(matches!(w.take_signal(t), Signalled::Handler(_)));
}

#[test]
fn a_cancelled_wait_for_a_condition_takes_the_mutex_back_first() {
    let mut w = World::new();
    w.ok(1000, Call::CancelHandler, &[0x40_3000]);
    let (m, c) = (w.room(40), w.room(48));
    let t = w.thread(1000);
    w.ok(t, Call::MutexLock, &[m]);
    assert_eq!(w.call(t, Call::CondWait, &[c, m]), Outcome::Blocked);
    w.ok(1000, Call::MutexLock, &[m]);
    w.ok(1000, Call::PthreadCancel, &[t as u64]);
    assert!(w.step(t) && w.is_blocked(t));
    w.ok(1000, Call::MutexUnlock, &[m]);
    assert!(w.step(t));
    assert!(matches!(w.take_signal(t), Signalled::Handler(_)));
    assert_eq!(w.call(1000, Call::MutexTrylock, &[m]), err(Errno::EBUSY));
}

#[test]
fn a_futex_compares_and_waits_in_one_step() {
    let mut w = World::new();
    let f = w.put(1000, &5u32.to_le_bytes());
    let t = w.thread(1000);
    assert_eq!(w.call(t, Call::Futex, &[f, abi::FUTEX_WAIT as u64, 4, 0]), err(Errno::EAGAIN));
    assert_eq!(w.call(t, Call::Futex, &[f, abi::FUTEX_WAIT_PRIVATE as u64, 5, 0]), Outcome::Blocked);
    assert_eq!(w.call(1000, Call::Futex, &[f, abi::FUTEX_WAKE_PRIVATE as u64, 9]), done(1));
    assert_eq!(w.settle(), [format!("{t} futex = 0")]);
    // By its number, as syscall(2) makes it.
    let args = [abi::SYS_futex as u64, f, abi::FUTEX_WAKE as u64, 1];
    assert_eq!(w.call(1000, Call::Syscall, &args), done(0));
    assert_eq!(w.call(1000, Call::Syscall, &[abi::SYS_gettid as u64]), done(1000));
    assert_eq!(w.call(1000, Call::Syscall, &[99_999]), err(Errno::ENOSYS));
}
