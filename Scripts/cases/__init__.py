# SPDX-License-Identifier: Apache-2.0
"""What Scripts/try-cases is made of: a bench that runs the executables, services that misbehave, and the cases."""
