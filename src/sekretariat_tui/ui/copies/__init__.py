"""What two windows or two machines have written at once and nobody has chosen between: texts, and conflict copies."""
