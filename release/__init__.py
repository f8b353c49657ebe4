"""Makes what is carried to other machines: wheel, sdist, one file, offline zip, folder with Python; into dist/."""
