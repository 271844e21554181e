"""Matrix products for spaCy from NumPy's own BLAS.

thinc, the library under spaCy, multiplies matrices on a CPU with a bundled
copy of BLIS. The OpenBLAS inside NumPy's wheels uses the wider registers of
current processors and runs our parsers about 1.6 times as fast, with the same
results to within rounding.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator

    from thinc.backends import Ops

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
"""The matrices of a small parser are too small to be worth dividing between
threads; several processes use several cores better. The variables count only
if they are set before NumPy is first imported."""


def openblas_ops() -> Ops:
    """Give thinc's CPU operations with `gemm` done by NumPy.

    The matrices a model multiplies are 32-bit floats, C-contiguous or their
    transposes, for which `numpy.dot` calls BLAS without copying.
    """
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)

    import numpy as np
    from thinc.backends.numpy_ops import NumpyOps  # pyright: ignore[reportUnknownVariableType]

    # thinc is compiled and gives no types; what we need of it is in `Ops`.
    class OpenBlasOps(NumpyOps):  # pyright: ignore[reportUntypedBaseClass]
        def gemm(
            self,
            x: Any,  # noqa: ANN401  thinc's own signature
            y: Any,  # noqa: ANN401
            out: Any = None,  # noqa: ANN401
            trans1: bool = False,  # noqa: FBT001, FBT002
            trans2: bool = False,  # noqa: FBT001, FBT002
        ) -> Any:  # noqa: ANN401
            left = x.T if trans1 else x
            right = y.T if trans2 else y
            return np.dot(left, right, out=out)

    return OpenBlasOps()


@contextmanager
def openblas() -> Generator[None]:
    """Within this block, models that are built multiply with NumPy.

    A model keeps the operations it was built with, so a pipeline loaded here
    stays fast afterwards, and other pipelines in the process are left alone.
    """
    from thinc.backends import get_current_ops, set_current_ops

    before = get_current_ops()
    set_current_ops(openblas_ops())
    try:
        yield
    finally:
        set_current_ops(before)
