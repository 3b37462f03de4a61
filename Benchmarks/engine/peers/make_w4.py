"""Writes the data of W4 once, so that peers without scikit-learn have it."""
import os
import numpy as np
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

x, y = make_classification(n_samples=200, n_features=20, n_classes=2, random_state=42)
x, x_validation, y, y_validation = train_test_split(x, y, test_size=0.3, random_state=42)
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "venv")
np.savez(os.path.join(folder, "W4.npz"), x=x, y=y, x_validation=x_validation, y_validation=y_validation)
