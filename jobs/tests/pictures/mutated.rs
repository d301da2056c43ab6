//! Whatever bytes come, the answer is a picture or a refusal.
use crate::drawing::{flat, gif, held, jpeg, lossy_webp, moving_webp, photograph, png, webp};
use jobs::pictures::{CARD, DETAIL, prepare};
use proptest::{collection::vec, prelude::*, sample::Index};
use std::sync::LazyLock;

/// More than the box, so that shrinking is part of it.
static ORIGINALS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let (small, wide) = (photograph(40, 33), photograph(500, 17));
    vec![
        jpeg(&small),
        held(&jpeg(&wide), 6, "somewhere"),
        png(wide.clone()),
        png(image::DynamicImage::from(small.clone()).into_rgba16()),
        gif(&[small.clone(), flat(40, 33, [1, 2, 3])]),
        webp(&wide),
        lossy_webp(&small),
        moving_webp(&[small.clone(), flat(40, 33, [1, 2, 3])]),
    ]
});

fn spoiled() -> impl Strategy<Value = Vec<u8>> {
    let bytes = any::<Index>().prop_map(|which| which.get(&ORIGINALS).clone());
    (bytes, vec((any::<Index>(), any::<u8>()), 0..24), any::<Option<Index>>()).prop_map(
        |(mut bytes, changes, cut)| {
            for (place, value) in changes {
                let place = place.index(bytes.len());
                bytes[place] = value;
            }
            bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
            bytes
        },
    )
}

/// Most of what decides lies in the first bytes, where few random changes fall.
fn spoiled_header() -> impl Strategy<Value = Vec<u8>> {
    let bytes = any::<Index>().prop_map(|which| which.get(&ORIGINALS).clone());
    (bytes, vec((0..64_usize, any::<u8>()), 1..6)).prop_map(|(mut bytes, changes)| {
        for (place, value) in changes {
            bytes[place] = value;
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoiled_bytes_never_panic(bytes in prop_oneof![spoiled(), spoiled_header()]) {
        if let Ok(picture) = prepare(&bytes) {
            prop_assert!(picture.card.width.max(picture.card.height) <= CARD);
            prop_assert!(picture.detail.width.max(picture.detail.height) <= DETAIL);
        }
    }

    #[test]
    fn noise_is_never_a_picture(bytes in vec(any::<u8>(), 0..512)) {
        prop_assert!(prepare(&bytes).is_err());
    }
}
