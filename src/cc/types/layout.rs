//! Where a record's members lie.

use super::{Bits, Field, Ty, Types};
use crate::cc::ast::Name;

/// A member as written, before layout.
pub struct RawField {
    pub name: Option<Name>,
    pub ty: Ty,
    /// Width, for a bit-field. Zero and unnamed ones only move what follows.
    pub bits: Option<u8>,
    /// From `aligned(n)` or `_Alignas`; 0 when none was asked for.
    pub align: u64,
    pub packed: bool,
}

/// Lays a record out as gcc does on x86-64. `align` is the record's own `aligned(n)`, or 0; `pack_limit`
/// what `#pragma pack` sets, or 0.
#[must_use]
pub fn layout(
    types: &Types,
    is_union: bool,
    raw: Vec<RawField>,
    packed: bool,
    align: u64,
    pack_limit: u64,
) -> (Vec<Field>, u64, u64) {
    let limited = |n: u64| if pack_limit > 0 { n.min(pack_limit) } else { n };
    let mut fields = Vec::new();
    // Position of the next free bit, and the furthest one used (they differ in unions).
    let mut pos: u64 = 0;
    let mut furthest: u64 = 0;
    let mut record_align: u64 = 1;
    for f in raw {
        if is_union {
            pos = 0;
        }
        let natural = limited(types.align(f.ty));
        let pack = packed || f.packed;
        let field_align = limited(if pack { f.align.max(1) } else { natural.max(f.align) });
        let size_bits = types.size(f.ty).unwrap_or(0).saturating_mul(8);
        let Some(width) = f.bits else {
            pos = up(pos, field_align * 8);
            record_align = record_align.max(field_align);
            fields.push(Field { name: f.name, ty: f.ty, offset: pos / 8, bits: None });
            pos = pos.saturating_add(size_bits);
            furthest = furthest.max(pos);
            continue;
        };
        let w = u64::from(width);
        if width == 0 {
            // Neither `packed` nor `#pragma pack` has a say here.
            pos = up(pos, types.align(f.ty).max(f.align) * 8);
            furthest = furthest.max(pos);
            continue;
        }
        if f.align > 0 {
            pos = up(pos, limited(f.align) * 8);
        }
        if !pack && pack_limit == 0 && size_bits > 0 && pos / size_bits != (pos + w - 1) / size_bits {
            pos = up(pos, natural * 8);
        }
        if f.name.is_some() {
            // Under `#pragma pack` a bit-field's type counts for the record, packed or not.
            let counts = if pack && pack_limit > 0 { natural.max(limited(f.align)) } else { field_align };
            record_align = record_align.max(counts);
            // Its unit is chosen when the record's size is known.
            let bits = Bits { shift: 0, width, size: 0 };
            fields.push(Field { name: f.name, ty: f.ty, offset: pos, bits: Some(bits) });
        }
        pos += w;
        furthest = furthest.max(pos);
    }
    let record_align = record_align.max(align);
    let size = up(furthest.div_ceil(8), record_align);
    for f in &mut fields {
        if let Some(b) = f.bits {
            let (offset, bits) = unit(f.offset, u64::from(b.width), size);
            f.offset = offset;
            f.bits = Some(bits);
        }
    }
    (fields, size, record_align)
}

/// The smallest naturally aligned unit that holds the bits, so that an access touches no other member's bytes
/// without need; packed fields that straddle every such unit, or whose unit would stick out of the record, are read
/// bytewise (`size` 0).
fn unit(pos: u64, width: u64, record: u64) -> (u64, Bits) {
    for size in [1u64, 2, 4, 8] {
        let offset = pos / 8 / size * size;
        let shift = pos - offset * 8;
        if shift + width <= size * 8 && offset + size <= record {
            return (offset, Bits { shift: shift as u8, width: width as u8, size: size as u8 });
        }
    }
    (pos / 8, Bits { shift: (pos % 8) as u8, width: width as u8, size: 0 })
}

/// Rounds up to a multiple of `to`.
#[must_use]
pub fn up(n: u64, to: u64) -> u64 {
    if to <= 1 { n } else { n.div_ceil(to).saturating_mul(to) }
}
