# ---
# title: A script
# jupyter:
#   kernelspec:
#     name: python3
# lang: en
# ---

import numpy as np

# %% [markdown] slideshow={"slide_type": "slide"}
# # Means
#
# The mean \\(\bar{x}\\) of three numbers,<br>and a <kbd>key</kbd>.

# %% Load them
x = np.array([1, 2, 6])


# %% [markdown]
r"""
Text between quotes, with `code`.
"""

# %%
# a comment stays
x.mean()  # %% is no cell here

# %% [raw]
# <b>raw</b>

# %%
