"""One measured figure: a time or a size of ours beside a baseline's, from the same run."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Figure(BaseModel):
    """`ours` and `baseline` are medians in seconds, or megabytes; `target` is the most that `ratio` should be."""

    model_config = ConfigDict(frozen=True)

    what: str
    against: str
    ours: float = Field(gt=0)
    baseline: float = Field(gt=0)
    target: float
    unit: Literal["s", "MB"] = "s"

    @property
    def ratio(self) -> float:
        """How many times the baseline ours is."""
        return self.ours / self.baseline

    @property
    def met(self) -> bool:
        """Whether the ratio, as it is printed, is within the target."""
        return round(self.ratio, 2) <= self.target

    @property
    def cells(self) -> tuple[str, str, str, str, str, str]:
        """The figure as a row of words."""
        measured = [_in_words(one, self.unit) for one in (self.ours, self.baseline)]
        met = "met" if self.met else "missed"
        return (self.what, self.against, measured[0], measured[1], f"{self.ratio:.2f}×", f"{self.target:g}× {met}")


def _in_words(measured: float, unit: str) -> str:
    if unit == "MB":
        return f"{measured:.1f} MB"
    return f"{measured:.2f} s" if measured >= 1 else f"{measured * 1000:.3g} ms"
