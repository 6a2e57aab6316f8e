//! Calls that put their caller to sleep: what it is there for, what holds it up, and what would wake it.

use super::super::model::{Id, Thing};
use super::Say;
use super::calls::Done;
use super::names::until_words;
use crate::kernel::wait::Channel;

pub fn tell(say: &mut Say, d: &Done, on: &[Channel]) {
    let view = say.view;
    let name = d.call.name();
    let bench = view.objects.iter().find_map(|o| {
        let b = o.benches.iter().find(|b| b.waiters.iter().any(|w| w.tid == d.tid))?;
        Some((o, b))
    });
    let deadline = bench.and_then(|(_, b)| b.waiters.iter().find(|w| w.tid == d.tid)?.deadline);
    let what = bench.map(|(o, _)| o.name.clone());
    let in_time =
        deadline.map_or(String::new(), |t| format!(", or at {}, when it gives up", super::super::bytes::duration(t)));
    say.thread(d.tid);
    match name {
        "wait4" | "waitid" => {
            say.t(" calls ").code(&d.text(view));
            let one = d.args[0] as i32;
            if name == "wait4" && one > 0 {
                say.t(", but ").who(one).t(" has not ended: it sleeps until that child changes state.");
            } else {
                say.t(": none of its children has ended, so it sleeps until one changes state.");
            }
        }
        "nanosleep" | "clock_nanosleep" => {
            say.t(" calls ").code(&d.text(view)).t(&format!(" and sleeps until {}.", until_words(on, deadline)));
        }
        "pause" | "rt_sigsuspend" => {
            say.t(" calls ").code(&d.text(view)).t(" and sleeps until a signal ends it or its handler has run.");
        }
        "rt_sigtimedwait" => {
            say.t(" calls ").code(&d.text(view)).t(": none of these signals is pending, so it sleeps until one comes");
            say.t(&in_time).t(".");
        }
        "sem_wait" | "sem_timedwait" | "sem_clockwait" => {
            let it = what.unwrap_or_else(|| "the semaphore".into());
            say.t(" calls ").code(&d.text(view));
            say.t(&format!(": the value of {it} is 0, so it sleeps until somebody posts{in_time}."));
        }
        "semop" | "semtimedop" => {
            let until = bench.map_or_else(|| "until they can".to_string(), |(_, b)| b.until.clone());
            say.t(" calls ").code(&d.text(view));
            say.t(&if d.args[2] > 1 {
                format!(": not all of its operations can be done, so none is, and it sleeps {until}{in_time}.")
            } else {
                format!(": that cannot be done now, so it sleeps {until}{in_time}.")
            });
        }
        "pthread_mutex_lock" | "pthread_mutex_timedlock" | "pthread_spin_lock" => {
            let owner = bench.and_then(|(o, _)| match &o.what {
                Thing::Lock { owner, .. } => owner.as_ref().map(|h| h.tid),
                _ => None,
            });
            say.t(" calls ").code(&d.text(view)).t(", but ");
            match owner {
                Some(t) if t == d.tid => {
                    say.t("it holds that mutex already: it waits for itself, for ever.");
                }
                Some(t) => {
                    say.thread(t).t(&format!(" holds it: it sleeps until the lock is let go{in_time}."));
                }
                None => {
                    say.t(&format!("it is held: it sleeps until the lock is let go{in_time}."));
                }
            }
        }
        "pthread_rwlock_rdlock" | "pthread_rwlock_timedrdlock" => {
            say.t(" calls ")
                .code(&d.text(view))
                .t(&format!(", but somebody writes: it sleeps until the lock is let go{in_time}."));
        }
        "pthread_rwlock_wrlock" | "pthread_rwlock_timedwrlock" => {
            say.t(" calls ")
                .code(&d.text(view))
                .t(&format!(", but it is held: it sleeps until all have let go{in_time}."));
        }
        "pthread_cond_wait" | "pthread_cond_timedwait" => {
            // It may have been woken already and want its mutex back.
            let for_mutex = bench.is_some_and(|(o, _)| matches!(o.what, Thing::Lock { .. }));
            if for_mutex {
                let it = what.unwrap_or_else(|| "its mutex".into());
                say.t(&format!(" has been woken and needs {it} again before it may go on, but that is held: it sleeps until it is let go."));
            } else {
                say.t(" calls ").code(&d.text(view));
                say.t(&format!(
                    ": it lets the mutex go and sleeps, in one step, until somebody signals the condition{in_time}."
                ));
            }
        }
        "pthread_barrier_wait" => {
            let left = bench.and_then(|(o, _)| match &o.what {
                Thing::Barrier { count, arrived } => Some((*arrived, *count)),
                _ => None,
            });
            say.t(" calls ").code(&d.text(view));
            match left {
                Some((arrived, count)) => {
                    say.t(&format!(" and is number {arrived} of {count} to arrive: it sleeps until all have come."))
                }
                None => say.t(" and sleeps until the others arrive."),
            };
        }
        "pthread_join" | "pthread_timedjoin_np" => {
            say.t(" waits in ").code("pthread_join").t(" for ").thread(d.args[0] as i32);
            say.t(&format!(", which still runs: it sleeps until that thread ends{in_time}."));
        }
        "accept" | "accept4" => {
            say.t(" calls ").code(&d.text(view)).t(": no connection waits, so it sleeps until somebody connects.");
        }
        "connect" => {
            say.t(" calls ").code(&d.text(view)).t(" and sleeps until the connection is made.");
        }
        "openat" | "open" => {
            say.t(" calls ").code(&d.text(view)).t(&format!(
                " and sleeps until {}: open on a FIFO returns once both sides have come.",
                until_words(on, deadline)
            ));
        }
        "flock" | "fcntl" => {
            let holder = bench.and_then(|(o, _)| match &o.what {
                Thing::File(f) => f.locks.first().map(|l| l.holder.clone()),
                _ => None,
            });
            let who = holder.unwrap_or_else(|| "another".into());
            say.t(" calls ").code(&d.text(view));
            say.t(&format!(", but {who} holds a lock that conflicts: it sleeps until that is let go."));
        }
        "poll" | "ppoll" | "select" | "pselect6" | "epoll_wait" | "epoll_pwait" => {
            let forever = deadline.is_none();
            say.t(" calls ").code(&d.text(view)).t(": nothing is ready, so it sleeps until something is");
            say.t(if forever { "." } else { "" });
            if !forever {
                say.t(&in_time).t(".");
            }
        }
        "vfork" => {
            say.t(" calls ").code("vfork").t(": it lends the child its memory and sleeps until the child calls ");
            say.code("exec").t(" or ends.");
        }
        "clone" => {
            say.t(" calls ").code(&d.text(view)).t(" and sleeps until the child calls ").code("exec").t(" or ends.");
        }
        "futex" => {
            let it = what.unwrap_or_else(|| "the word".into());
            say.t(" calls ").code(&d.text(view)).t(&format!(" and sleeps on {it} until somebody wakes it{in_time}."));
        }
        _ => {
            let is_wait = bench.is_some_and(|(o, _)| matches!(o.id, Id::Clock));
            let until = until_words(on, deadline);
            say.t(" calls ").code(&d.text(view)).t(&format!(" and sleeps until {until}"));
            say.t(if is_wait { "" } else { &in_time }).t(".");
        }
    }
}
