"""Colours as style sheets write them, and whether one can be told from another."""

from __future__ import annotations

import colorsys
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_HEXADECIMAL = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_NUMBER = re.compile(r"(-?\d{0,6}\.?\d{1,6})(%|deg)?")
_LEAST_CONTRAST = 1.2  # between 1, the same colour, and 21; light grey on white has 1.4


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green, blue and opacity, each from 0 to 1."""

    red: float
    green: float
    blue: float
    opacity: float = 1.0

    def over(self, below: Colour) -> Colour:
        """What is seen where this colour lies over an opaque one."""
        share = self.opacity
        mixed = (
            share * mine + (1 - share) * its
            for mine, its in zip(self.channels(), below.channels(), strict=True)
        )
        return Colour(*mixed)

    def stands_out_from(self, ground: Colour) -> bool:
        """Whether a text in this colour can be seen on an opaque ground."""
        lights = sorted((self.over(ground).luminance(), ground.luminance()))
        return (lights[1] + 0.05) / (lights[0] + 0.05) >= _LEAST_CONTRAST

    def luminance(self) -> float:
        """How bright it is to the eye, from 0 to 1."""
        red, green, blue = (
            channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
            for channel in self.channels()
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def channels(self) -> tuple[float, float, float]:
        """Red, green and blue."""
        return self.red, self.green, self.blue


WHITE = Colour(1, 1, 1)
BLACK = Colour(0, 0, 0)
_TRANSPARENT = Colour(0, 0, 0, 0)


def parse_colour(text: str) -> Colour | None:
    """The colour that is written so: "#fff", "rgb(255, 255, 255)", "white"; None if unknown."""
    text = text.strip().lower()
    if text == "transparent":
        return _TRANSPARENT
    if _HEXADECIMAL.fullmatch(text):
        return _hexadecimal(text[1:])
    if match := _FUNCTION.fullmatch(text):
        return _function(match[1], match[2])
    named = _names().get(text)
    return _hexadecimal(named) if named else None


def _hexadecimal(digits: str) -> Colour:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    return Colour(*(int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)))


def _function(kind: str, arguments: str) -> Colour | None:
    parts = [_NUMBER.fullmatch(part) for part in re.split(r"[\s,/]+", arguments.strip())]
    numbers = [(float(part[1]), part[2]) for part in parts if part]
    if len(numbers) != len(parts) or len(numbers) not in (3, 4):
        return None
    opacity = _share(*numbers[3], whole=1) if len(numbers) == 4 else 1.0
    if kind == "rgb":
        red, green, blue = (_share(*number, whole=255) for number in numbers[:3])
    else:
        hue = numbers[0][0] % 360 / 360
        red, green, blue = colorsys.hls_to_rgb(hue, numbers[2][0] / 100, numbers[1][0] / 100)
    return Colour(*(min(max(channel, 0.0), 1.0) for channel in (red, green, blue, opacity)))


def _share(number: float, unit: str | None, whole: float) -> float:
    return min(max(number / (100 if unit == "%" else whole), 0.0), 1.0)


@cache
def _names() -> dict[str, str]:
    text = resources.files(__package__).joinpath("colours.toml").read_text("utf-8")
    names: dict[str, str] = tomllib.loads(text)["names"]
    return names
