//! Laws of checked memory, against a plain map from address to (value, shadow).

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::mm::*;
use super::pages::*;

fn space() -> (AddressSpace, Pages) {
    let (mut mm, pages) = (AddressSpace::default(), Pages::default());
    mm.map_at(&pages, 0x1_0000, 0x8000, Area::anonymous(PROT_READ | PROT_WRITE)).unwrap();
    (mm, pages)
}

fn kind(r: Result<Bytes, MemFault>) -> Option<(u64, MemFaultKind)> {
    r.err().map(|f| (f.addr, f.kind))
}

#[test]
fn an_access_needs_an_area_and_its_right() {
    let (mut mm, mut pages) = space();
    assert_eq!(kind(mm.read(&pages, 0xffff, 4)), Some((0xffff, MemFaultKind::Unmapped)));
    assert_eq!(kind(mm.read(&pages, 0x1_7ffe, 4)), Some((0x1_8000, MemFaultKind::Unmapped)));
    assert_eq!(mm.read(&pages, 0x1_7ffc, 4).unwrap().data, [0; 4]);
    mm.protect(0x1_1000, 0x1000, PROT_READ).unwrap();
    assert_eq!(mm.areas().len(), 3);
    let fault = mm.write(&mut pages, 0x1_0ffe, &Bytes::from(vec![1; 4])).unwrap_err();
    assert_eq!((fault.addr, fault.start, fault.kind), (0x1_1000, 0x1_0ffe, MemFaultKind::Protection));
    assert_eq!(mm.read(&pages, 0x1_0ffe, 4).unwrap().data, [0; 4], "a refused write writes nothing");
    mm.protect(0x1_1000, 0x1000, PROT_READ | PROT_WRITE).unwrap();
    assert_eq!(mm.areas().len(), 1, "areas alike join again");
}

#[test]
fn closed_bytes_are_found_though_mapped() {
    let (mut mm, pages) = space();
    mm.discard(0x1_0000, 0x8000, CLOSED);
    mm.discard(0x1_0010, 10, UNDEF);
    assert_eq!(kind(mm.read(&pages, 0x1_0010, 11)), Some((0x1_001a, MemFaultKind::Closed)));
    assert_eq!(mm.read(&pages, 0x1_0010, 10).unwrap().first_undef(), Some(0));
    assert!(mm.load(&pages, 0x1_0012, 4).unwrap().undef);
    assert_eq!(mm.load(&pages, 0x1_0018, 4).unwrap_err().addr, 0x1_001a);
}

#[test]
fn mappings_go_downwards_and_fill_gaps() {
    let (mut mm, pages) = space();
    let rw = Area::anonymous(PROT_READ | PROT_WRITE);
    let a = mm.map(&pages, 5000, rw).unwrap();
    let b = mm.map(&pages, 100, rw).unwrap();
    assert_eq!((a, b), (MMAP_TOP - 0x2000, MMAP_TOP - 0x3000));
    mm.unmap(a, 5000).unwrap();
    assert_eq!(mm.map(&pages, 1, rw).unwrap(), MMAP_TOP - 0x1000);
    assert_eq!(mm.map(&pages, 1 << 30, rw), Err(super::Errno::ENOMEM));
}

#[test]
fn the_heap_grows_and_shrinks_and_new_bytes_are_zero() {
    let (mut mm, mut pages) = space();
    mm.set_heap_start(0x2_0001);
    assert_eq!(mm.heap(), (0x2_1000, 0x2_1000));
    mm.set_brk(0x2_1800).unwrap();
    mm.write(&mut pages, 0x2_17ff, &Bytes::from(vec![7])).unwrap();
    mm.set_brk(0x2_1000).unwrap();
    mm.set_brk(0x2_3000).unwrap();
    assert_eq!(mm.load(&pages, 0x2_17ff, 1).unwrap().value, 0);
    assert_eq!(mm.set_brk(0x1000), Err(super::Errno::ENOMEM));
}

#[test]
fn shared_mappings_meet_in_the_object_and_private_ones_part_when_written() {
    let (mut a, mut pages) = space();
    let id = pages.create(6000);
    let both = PROT_READ | PROT_WRITE;
    let at = a.map(&pages, 0x3000, Area::of_object(both, id, 0, true)).unwrap();
    let mut b = a.clone();
    let own = b.map(&pages, 0x2000, Area::of_object(both, id, 0, false)).unwrap();
    a.write(&mut pages, at + 4095, &Bytes::from(&b"xy"[..])).unwrap();
    assert_eq!(b.read(&pages, at + 4095, 2).unwrap().data, b"xy");
    // As Linux does (mmap(2), MAP_PRIVATE): later changes are seen until the page is written to.
    assert_eq!(b.read(&pages, own + 4095, 2).unwrap().data, b"xy");
    b.write(&mut pages, own, &Bytes::from(&b"z"[..])).unwrap();
    a.write(&mut pages, at + 4095, &Bytes::from(&b"XY"[..])).unwrap();
    assert_eq!(b.read(&pages, own + 4095, 2).unwrap().data, b"xY", "the first page is its own, the second is not");
    assert_eq!(pages.read(id, 0, 1).data, [0]);
    assert_eq!(a.shared_key(at + 4095), Some((id, 4095)));
    assert_eq!(kind(a.read(&pages, at + 0x2000, 1)), Some((at + 0x2000, MemFaultKind::BeyondObject)));
    pages.truncate(id, 4095);
    pages.truncate(id, 8192);
    assert_eq!(a.read(&pages, at + 4095, 2).unwrap().data, [0, 0], "what was cut off comes back as zeros");
}

#[test]
fn after_a_fork_pages_are_common_until_written() {
    let (mut mm, mut pages) = space();
    mm.write(&mut pages, 0x1_0000, &Bytes::from(vec![1; 5000])).unwrap();
    let mut child = mm.clone();
    assert_eq!(mm.pages_in_common(&child), [(0x1_0000, true), (0x1_1000, true)]);
    child.write(&mut pages, 0x1_0000, &Bytes::from(vec![2])).unwrap();
    assert_eq!(mm.pages_in_common(&child), [(0x1_0000, false), (0x1_1000, true)]);
}

#[test]
fn a_string_may_end_just_before_what_cannot_be_touched() {
    let (mut mm, mut pages) = space();
    mm.discard(0x1_0000, 0x8000, CLOSED);
    mm.discard(0x1_00f0, 40, UNDEF);
    mm.write(&mut pages, 0x1_00f0, &Bytes::from(vec![b'a'; 39])).unwrap();
    assert_eq!(mm.cstr(&pages, 0x1_00f0, 10).unwrap().len(), 10);
    mm.write(&mut pages, 0x1_0117, &Bytes::from(vec![0])).unwrap();
    assert_eq!(mm.cstr(&pages, 0x1_00f0, 1000).unwrap().len(), 39);
    mm.write(&mut pages, 0x1_0117, &Bytes::from(vec![b'b'])).unwrap();
    assert_eq!(mm.cstr(&pages, 0x1_00f0, 1000).unwrap_err().addr, 0x1_0118);
}

#[derive(Clone, Debug)]
enum Act {
    Write(u64, Vec<u8>, bool),
    Discard(u64, u64, u8),
    Store(u64, u64, usize),
    Forget(u64, u64),
    Fork,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let at = 0x1_0000_u64..0x1_8000;
    let act = prop_oneof![
        4 => (at.clone(), prop::collection::vec(any::<u8>(), 1..600), any::<bool>()).prop_map(|(a, d, u)| Act::Write(a, d, u)),
        2 => (at.clone(), 1..2000_u64, prop_oneof![Just(UNDEF), Just(CLOSED), Just(DEFINED)])
            .prop_map(|(a, n, s)| Act::Discard(a, n, s)),
        4 => (at, any::<u64>(), prop_oneof![Just(1_usize), Just(2), Just(4), Just(8)]).prop_map(|(a, v, n)| Act::Store(a, v, n)),
        1 => (0..8_u64, 1..3_u64).prop_map(|(p, n)| Act::Forget(0x1_0000 + p * PAGE, n * PAGE)),
        1 => Just(Act::Fork),
    ];
    prop::collection::vec(act, 1..60)
}

/// The model: address to (byte, shadow), for mapped bytes.
type Map = BTreeMap<u64, (u8, u8)>;

fn apply(mm: &mut AddressSpace, pages: &mut Pages, tlb: &mut Tlb, map: &mut Map, act: &Act) {
    let open = |map: &Map, a: u64, n: u64| (a..a + n).all(|x| map.get(&x).is_some_and(|b| b.1 & CLOSED == 0));
    match act {
        Act::Write(a, data, undef) => {
            let mark = if *undef { UNDEF } else { DEFINED };
            let bytes = Bytes::new(data.clone(), vec![mark; data.len()]);
            let ok = open(map, *a, data.len() as u64);
            assert_eq!(mm.write(pages, *a, &bytes).is_ok(), ok);
            if ok {
                map.extend(data.iter().enumerate().map(|(i, b)| (a + i as u64, (*b, mark))));
            }
        }
        Act::Discard(a, n, s) => {
            mm.discard(*a, *n, *s);
            map.range_mut(a..&(a + n)).for_each(|(_, b)| *b = (0, *s));
        }
        Act::Store(a, v, n) => {
            let bytes = v.to_le_bytes();
            let ok = open(map, *a, *n as u64);
            let fast = match n {
                4 => mm.store_fast::<4>(tlb, *a, bytes[..4].try_into().unwrap(), DEFINED),
                8 => mm.store_fast::<8>(tlb, *a, bytes, DEFINED),
                _ => false,
            };
            assert!(!fast || ok, "the fast way is never more lenient");
            assert_eq!(fast || mm.store(pages, *a, Loaded { value: *v, undef: false }, *n).is_ok(), ok);
            if ok {
                map.extend((0..*n).map(|i| (a + i as u64, (bytes[i], DEFINED))));
            }
        }
        Act::Forget(a, n) => {
            mm.unmap(*a, *n).unwrap();
            map.retain(|x, _| !(*a..a + n).contains(x));
        }
        Act::Fork => {}
    }
    tlb.clear();
    mm.remember(tlb, 0x1_0000 + PAGE);
    mm.remember(tlb, 0x1_0000 + 3 * PAGE);
}

fn agree(mm: &AddressSpace, pages: &Pages, tlb: &Tlb, map: &Map) {
    for page in (0x1_0000..0x1_8000).step_by(PAGE as usize) {
        let (data, shadow) = mm.peek(pages, page, PAGE);
        let seen: Vec<_> = data.into_iter().zip(shadow).collect();
        let want: Vec<_> = map.range(page..page + PAGE).map(|b| *b.1).collect();
        assert_eq!(seen, want);
    }
    for a in (0x1_0000..0x1_8000).step_by(123) {
        if let Some((data, shadow)) = mm.load_fast::<4>(tlb, a) {
            let want: Vec<_> = map.range(a..a + 4).map(|b| *b.1).collect();
            assert_eq!(data.into_iter().zip(shadow).collect::<Vec<_>>(), want);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn memory_is_a_map_and_a_clone_is_a_deep_copy(acts in acts(), hashing in any::<bool>()) {
        let (mut mm, mut pages) = space();
        let mut tlb = Tlb::default();
        let mut map: Map = (0x1_0000..0x1_8000).map(|a| (a, (0, DEFINED))).collect();
        let mut forks = Vec::new();
        for act in &acts {
            if matches!(act, Act::Fork) {
                if hashing {
                    mm.fingerprint();
                }
                forks.push((mm.clone(), map.clone()));
            }
            apply(&mut mm, &mut pages, &mut tlb, &mut map, act);
        }
        agree(&mm, &pages, &tlb, &map);
        for (mut old, map) in forks {
            agree(&old, &pages, &Tlb::default(), &map);
            // A space that was never hashed nor shared, with the same history, is equal and has the same hash.
            let (again, fp) = (old.clone(), old.fingerprint());
            prop_assert_eq!(&again, &old);
            prop_assert_eq!(again.clone().fingerprint(), fp);
        }
    }

    #[test]
    fn the_same_history_gives_the_same_fingerprint(acts in acts()) {
        let run = |eager: bool| {
            let (mut mm, mut pages) = space();
            let mut map: Map = (0x1_0000..0x1_8000).map(|a| (a, (0, DEFINED))).collect();
            let mut keep = Vec::new();
            for act in &acts {
                apply(&mut mm, &mut pages, &mut Tlb::default(), &mut map, act);
                if eager {
                    mm.fingerprint();
                    keep.push(mm.clone());
                }
            }
            mm.fingerprint()
        };
        prop_assert_eq!(run(false), run(true));
    }
}
