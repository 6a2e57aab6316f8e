//! A log as lanes: what each thread did from step to step, its calls, and arrows from who sent to who received.

use crate::figure::trace::waits_after;
use crate::kernel::call::Call as KernelCall;
use crate::strace::log::{Value, What};
use crate::strace::trace::Trace;
use crate::timeline::lanes::{Arrow, ArrowKind, Doing, Lane, Lanes, Tick};
use std::collections::BTreeMap;

/// `stops`: how many entries are taken in at each step.
pub(super) fn lanes(trace: &Trace, stops: &[usize]) -> Lanes {
    // An entry belongs to the step that ends with it or behind it.
    let step = |entry: usize| stops.partition_point(|s| *s <= entry).saturating_sub(1) as u32;
    let mut order: Vec<i32> = Vec::new();
    let mut lanes: BTreeMap<i32, Lane> = BTreeMap::new();
    let mut arrows: Vec<Arrow> = Vec::new();
    // Signals on their way: who sent which to whom, and when.
    let mut signals: Vec<(u32, i32, String, i64)> = Vec::new();
    let mut makers: BTreeMap<i32, (i32, u32)> = BTreeMap::new();
    for (at, e) in trace.log.entries.iter().enumerate() {
        let now = step(at);
        let lane = lanes.entry(e.tid).or_insert_with(|| {
            order.push(e.tid);
            let pid = trace.world.tasks.get(&e.tid).map_or(e.tid, |t| t.pid);
            if let Some(&(maker, when)) = makers.get(&e.tid) {
                arrows.push(Arrow { from: (maker, when), to: (e.tid, now), kind: ArrowKind::Fork });
            }
            Lane { tid: e.tid, pid, name: trace.world.name(pid), stretches: Vec::new(), ticks: Vec::new() }
        });
        match &e.what {
            What::Begin(index) => {
                lane.becomes(Doing::Running, now);
                let Some(call) = trace.log.calls.get(*index) else { continue };
                if waits_after(trace, at + 1, e.tid, *index) && !call.name.starts_with("exit") {
                    lane.becomes(KernelCall::from_name(&call.name).map_or(Doing::Ready, Doing::Blocked), now + 1);
                }
            }
            What::Return(index) => {
                lane.becomes(Doing::Running, now);
                let Some(call) = trace.log.calls.get(*index) else { continue };
                if let Some(known) = KernelCall::from_name(&call.name) {
                    let result = call.result().unwrap_or(if call.errno().is_some() { -1 } else { 0 });
                    lane.ticks.push(Tick { step: now, call: known, result });
                }
                match (call.name.as_str(), call.result()) {
                    ("clone" | "clone3" | "fork" | "vfork", Some(child)) if child > 0 => {
                        let child = i32::try_from(child).unwrap_or(0);
                        match lanes.get(&child).and_then(|l| l.stretches.first()).map(|s| s.from) {
                            // It was seen before the call that made it returned.
                            Some(born) => arrows.push(Arrow {
                                from: (e.tid, now.min(born)),
                                to: (child, born),
                                kind: ArrowKind::Fork,
                            }),
                            None => _ = makers.insert(child, (e.tid, now)),
                        }
                    }
                    ("kill" | "tgkill" | "tkill", Some(0)) => {
                        let signal = call.args.last().and_then(Value::word).unwrap_or("").to_string();
                        signals.push((now, e.tid, signal, call.number(0).unwrap_or(0)));
                    }
                    _ => {}
                }
            }
            What::Signal(name, _) => {
                let pid = i64::from(lane.pid);
                let sent = signals.iter().rev().find(|s| s.2 == *name && (s.3 == pid || s.3 == i64::from(e.tid)));
                if let Some(&(when, from, ..)) = sent {
                    arrows.push(Arrow { from: (from, when), to: (e.tid, now), kind: ArrowKind::Signal });
                }
            }
            What::Stopped(_) => lane.becomes(Doing::Stopped, now),
            What::Exited(_) | What::Killed { .. } | What::Superseded => lane.becomes(Doing::Ended, now + 1),
            What::Attached | What::Detached => {}
        }
    }
    for t in trace.transfers.iter().filter(|t| t.from != t.to) {
        let arrow = Arrow { from: (t.from, step(t.sent)), to: (t.to, step(t.received)), kind: ArrowKind::Bytes };
        arrows.push(arrow);
    }
    crate::order::sort_by_key(&mut arrows, |a| a.to.1);
    let lanes = order.into_iter().filter_map(|tid| lanes.remove(&tid)).collect();
    Lanes::of(lanes, arrows, stops.len() as u32)
}
