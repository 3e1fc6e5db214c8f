"""One measured figure: a time of ours beside a baseline's, from the same run."""

from pydantic import BaseModel, ConfigDict, Field


class Figure(BaseModel):
    """`ours` and `baseline` are medians in seconds; `target` is the most that `ratio` should be."""

    model_config = ConfigDict(frozen=True)

    what: str
    against: str
    ours: float = Field(gt=0)
    baseline: float = Field(gt=0)
    target: float

    @property
    def ratio(self) -> float:
        """How many times the baseline's time ours is."""
        return self.ours / self.baseline

    @property
    def met(self) -> bool:
        """Whether the ratio, as it is printed, is within the target."""
        return round(self.ratio, 2) <= self.target

    @property
    def cells(self) -> tuple[str, str, str, str, str, str]:
        """The figure as a row of words."""
        times = (_in_words(self.ours), _in_words(self.baseline))
        met = "met" if self.met else "missed"
        return (self.what, self.against, *times, f"{self.ratio:.2f}×", f"{self.target:g}× {met}")


def _in_words(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
