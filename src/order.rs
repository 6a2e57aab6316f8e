//! Sorting, compiled once: std's sort is some ten kilobytes of wasm for each type it is asked to sort. Here it sorts
//! numbers of places, by a comparison behind a pointer, and the elements follow. Stable; for lists that are short or
//! seldom sorted.

use std::cmp::Ordering;

pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

pub fn sort_by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = order(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    for start in 0..order.len() {
        // Each circle of places once round: what belongs here comes, what was here goes on.
        let mut at = start;
        while order[at] != DONE {
            let from = std::mem::replace(&mut order[at], DONE);
            if from != start {
                list.swap(at, from);
                at = from;
            }
        }
    }
}

const DONE: usize = usize::MAX;

/// Which element comes to each place.
#[inline(never)]
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_sorts_as_std_does_and_keeps_equals_in_their_order() {
        let mut seed = 7_u32;
        for len in 0..60 {
            let mut next = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed >> 28
            };
            let list: Vec<(u32, usize)> = (0..len).map(|i| (next(), i)).collect();
            let (mut ours, mut std) = (list.clone(), list.clone());
            super::sort_by_key(&mut ours, |e| e.0);
            std.sort_by_key(|e| e.0);
            assert_eq!(ours, std);
            super::sort_by(&mut ours, |a, b| b.cmp(a));
            std.sort_by(|a, b| b.cmp(a));
            assert_eq!(ours, std);
            super::sort(&mut ours);
            std.sort_unstable();
            assert_eq!(ours, std);
        }
    }
}
