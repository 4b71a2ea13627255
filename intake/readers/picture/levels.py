"""Light and dark: paper made evenly white, areas filled with a dark colour turned over."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from intake.readers.picture.components import Mask, components_of

Grey = npt.NDArray[np.uint8]
"""Rows of pixels, 0 black to 255 white."""

PAPER = 245
"""What even paper is brought to."""
INK = 150
"""Darker than this, on even paper, is ink."""
_BLOCK = 32
"""Pixels of a block for which the paper's brightness is taken."""
_REACH = 7
"""Blocks around one that are looked at for paper: wider than the bands that tables' headings are set on."""
_LEAST_LIGHT = 24
_GAIN = PAPER / np.maximum(np.arange(256, dtype=np.float32), 1)
"""By how much pixels are lifted where the paper is so bright."""
_FILLED = 0.5
"""Part of its bounds that a filled area covers, its letters taken off."""
_LEAST_FILL = (25.0, 8.0)
"""Points, width and height, from which a dark piece is an area and not a letter."""


def even(grey: Grey) -> Grey:
    """The picture with its paper at one brightness wherever the light fell short."""
    high, wide = grey.shape
    rows, columns = max(1, -(-high // _BLOCK)), max(1, -(-wide // _BLOCK))
    thin = grey[::4, ::4]
    edge = _BLOCK // 4
    padded = np.pad(thin, ((0, rows * edge - thin.shape[0]), (0, columns * edge - thin.shape[1])), mode="edge")
    blocks = padded.reshape(rows, edge, columns, edge).swapaxes(1, 2).reshape(rows, columns, edge * edge)
    light = np.percentile(blocks, 85, axis=2).astype(np.uint8)
    paper = Image.fromarray(light).filter(ImageFilter.MaxFilter(_REACH)).filter(ImageFilter.BoxBlur(_REACH // 2))
    spread = paper.resize((columns * _BLOCK, rows * _BLOCK), Image.Resampling.BILINEAR).crop((0, 0, wide, high))
    ground = np.asarray(spread)
    lifted = np.empty_like(grey)
    # A few rows at a time stay in the processor's cache.
    for top in range(0, high, _BLOCK):
        rows_lit = np.maximum(ground[top : top + _BLOCK], _LEAST_LIGHT)
        brought = _GAIN[rows_lit] * grey[top : top + _BLOCK]
        np.minimum(brought, 255, out=lifted[top : top + _BLOCK], casting="unsafe")
    return lifted


def without_dark_areas(grey: Grey, scale: float) -> tuple[Grey, list[tuple[int, int, int, int]]]:
    """Evenly lit paper with its dark areas turned over, so that their letters stand dark on light, and the areas'
    bounds in pixels. `scale` is pixels a point."""
    pieces = components_of(_solid(grey < INK))
    grown = [
        (int(pieces.x0[at]), int(pieces.y0[at]), int(pieces.x1[at]), int(pieces.y1[at]))
        for at in np.flatnonzero(
            (pieces.wide >= _LEAST_FILL[0] * scale)
            & (pieces.high >= _LEAST_FILL[1] * scale)
            & (pieces.area >= _FILLED * pieces.wide * pieces.high)
        )
    ]
    if not grown:
        return grey, []
    turned = grey.copy()
    for x0, y0, x1, y1 in grown:
        turned[y0:y1, x0:x1] = 255 - turned[y0:y1, x0:x1]
    return turned, grown


def _solid(ink: Mask) -> Mask:
    """The ink without what is thinner than three pixels, so that rules that touch an area are no part of it."""
    kept = ink.copy()
    kept[1:-1] = ink[:-2] & ink[1:-1] & ink[2:]
    thin = kept.copy()
    kept[:, 1:-1] = thin[:, :-2] & thin[:, 1:-1] & thin[:, 2:]
    return kept
