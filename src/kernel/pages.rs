//! Memory objects: what several address spaces may map (shared mappings, POSIX and System V segments) and what regular
//! files contain are the same thing, so a mapped file and `read` agree. And `Bytes`, how data travels through the kernel.

use std::rc::Rc;

pub use super::store::{CHUNK, CLOSED, DEFINED, UNDEF};
use super::store::{Store, mix};

/// Bytes on their way: copied out of a process, queued in a pipe, copied in elsewhere. Those without a value stay so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bytes {
    pub data: Vec<u8>,
    /// A mark for each byte (`DEFINED` or `UNDEF`); `None` if all have a value.
    pub undef: Option<Vec<u8>>,
}

impl From<Vec<u8>> for Bytes {
    fn from(data: Vec<u8>) -> Bytes {
        Bytes { data, undef: None }
    }
}

impl From<&[u8]> for Bytes {
    fn from(data: &[u8]) -> Bytes {
        Bytes { data: data.to_vec(), undef: None }
    }
}

impl Bytes {
    /// Data with its shadow, of the same length.
    #[must_use]
    pub fn new(data: Vec<u8>, shadow: Vec<u8>) -> Bytes {
        let undef = shadow.iter().any(|&s| s != DEFINED).then_some(shadow);
        Bytes { data, undef }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.data.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    #[must_use]
    pub fn all_defined(&self) -> bool {
        self.undef.is_none()
    }

    /// Index of the first byte without a value.
    #[must_use]
    pub fn first_undef(&self) -> Option<usize> {
        self.undef.as_ref()?.iter().position(|&s| s != DEFINED)
    }

    /// The bytes `from..to`, clipped to what is there.
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> Bytes {
        let to = to.min(self.data.len());
        let from = from.min(to);
        match &self.undef {
            None => Bytes { data: self.data[from..to].to_vec(), undef: None },
            Some(u) => Bytes::new(self.data[from..to].to_vec(), u[from..to].to_vec()),
        }
    }

    /// Appends.
    pub fn extend(&mut self, other: &Bytes) {
        if self.undef.is_some() || other.undef.is_some() {
            let mine = self.undef.get_or_insert_with(|| vec![DEFINED; self.data.len()]);
            match &other.undef {
                Some(u) => mine.extend_from_slice(u),
                None => mine.resize(mine.len() + other.data.len(), DEFINED),
            }
        }
        self.data.extend_from_slice(&other.data);
    }

    /// Takes the first `n` bytes off the front.
    pub fn take(&mut self, n: usize) -> Bytes {
        let head = self.slice(0, n);
        *self = self.slice(head.len(), self.data.len());
        head
    }
}

/// Name of a memory object in `Pages`; never used again within a run.
pub type ObjectId = i32;

/// A run of bytes that files and shared mappings stand for.
#[derive(Clone, Debug, Default)]
pub struct PageObject {
    /// Bytes up to here exist; a mapping of pages past the one that holds the last of them gets `SIGBUS`.
    pub size: u64,
    pub(crate) store: Store,
    /// Of the two; 0 while it is not known.
    hash: u64,
}

impl PartialEq for PageObject {
    fn eq(&self, other: &PageObject) -> bool {
        self.size == other.size && self.store == other.store
    }
}
impl Eq for PageObject {}

impl std::hash::Hash for PageObject {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.size, &self.store).hash(state);
    }
}

/// The kernel's memory objects.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pages {
    /// Sorted by number: they count up. Behind one pointer, because an explorer clones them at every step.
    objects: Rc<Vec<(ObjectId, Rc<PageObject>)>>,
    next: ObjectId,
}

impl Pages {
    /// A new object of `size` zero bytes.
    pub fn create(&mut self, size: u64) -> ObjectId {
        let id = self.next;
        self.next += 1;
        Rc::make_mut(&mut self.objects).push((id, Rc::new(PageObject { size, ..PageObject::default() })));
        id
    }

    /// Drops an object; its owner knows that nobody maps it or has it open.
    pub fn remove(&mut self, id: ObjectId) {
        if let Ok(i) = self.index(id) {
            Rc::make_mut(&mut self.objects).remove(i);
        }
    }

    fn index(&self, id: ObjectId) -> Result<usize, usize> {
        self.objects.binary_search_by_key(&id, |o| o.0)
    }

    #[must_use]
    pub fn object(&self, id: ObjectId) -> Option<&PageObject> {
        self.index(id).ok().map(|i| &*self.objects[i].1)
    }

    pub(crate) fn object_mut(&mut self, id: ObjectId) -> Option<&mut PageObject> {
        let i = self.index(id).ok()?;
        let object = Rc::make_mut(&mut Rc::make_mut(&mut self.objects)[i].1);
        object.hash = 0;
        Some(object)
    }

    #[must_use]
    pub fn ids(&self) -> Vec<ObjectId> {
        self.objects.iter().map(|o| o.0).collect()
    }

    /// The contents of each object.
    pub(crate) fn stores(&self) -> impl Iterator<Item = (ObjectId, &Store)> {
        self.objects.iter().map(|(id, o)| (*id, &o.store))
    }

    /// Size in bytes; 0 for an object that is not there.
    #[must_use]
    pub fn size(&self, id: ObjectId) -> u64 {
        self.object(id).map_or(0, |o| o.size)
    }

    /// Up to `len` bytes from `offset`, fewer at the end of the object.
    #[must_use]
    pub fn read(&self, id: ObjectId, offset: u64, len: u64) -> Bytes {
        let Some(object) = self.object(id) else { return Bytes::default() };
        let n = len.min(object.size.saturating_sub(offset)) as usize;
        let (mut data, mut shadow) = (vec![0; n], vec![0; n]);
        object.store.read(offset, &mut data, &mut shadow, DEFINED);
        Bytes::new(data, shadow)
    }

    /// Writes, growing the object; a gap before `offset` reads as zeros.
    pub fn write(&mut self, id: ObjectId, offset: u64, bytes: &Bytes) {
        let Some(object) = self.object_mut(id) else { return };
        object.store.write(offset, &bytes.data, bytes.undef.as_deref(), DEFINED);
        object.size = object.size.max(offset.saturating_add(bytes.data.len() as u64));
    }

    /// Cuts or extends (with zeros) to `size`.
    pub fn truncate(&mut self, id: ObjectId, size: u64) {
        let Some(object) = self.object_mut(id) else { return };
        if size < object.size {
            let whole = size.next_multiple_of(CHUNK as u64);
            object.store.discard(size, whole - size, DEFINED, DEFINED);
            object.store.forget(whole, object.size.next_multiple_of(CHUNK as u64).max(whole));
        }
        object.size = size;
    }

    /// Bytes of real memory behind these objects and not shared with `other`'s.
    #[must_use]
    pub fn footprint_beyond(&self, other: &Pages) -> u64 {
        let nothing = Store::default();
        let alone = |(id, o): &(ObjectId, Rc<PageObject>)| match other.index(*id).ok().map(|i| &other.objects[i].1) {
            Some(same) if Rc::ptr_eq(o, same) => 0,
            old => o.store.footprint_beyond(old.map_or(&nothing, |old| &old.store)),
        };
        self.objects.iter().map(alone).sum()
    }

    /// Whether nothing has changed since one of the two was cloned from the other. May say no although they are equal.
    #[must_use]
    pub fn is_same(&self, other: &Pages) -> bool {
        self.next == other.next
            && (Rc::ptr_eq(&self.objects, &other.objects)
                || self.objects.len() == other.objects.len()
                    && self.objects.iter().zip(other.objects.iter()).all(|(a, b)| a.0 == b.0 && Rc::ptr_eq(&a.1, &b.1)))
    }

    /// A 64-bit hash of all objects; see `Store::fingerprint`. Remembers what it can, as that does.
    pub fn fingerprint(&mut self) -> u64 {
        if self.objects.iter().any(|(_, o)| o.hash == 0) {
            for (_, o) in Rc::make_mut(&mut self.objects).iter_mut().filter(|(_, o)| o.hash == 0) {
                let o = Rc::make_mut(o);
                o.hash = mix(o.store.fingerprint(), o.size).max(1);
            }
        }
        self.objects.iter().fold(mix(1, self.next as u64), |h, (id, o)| mix(mix(h, *id as u64), o.hash))
    }
}
