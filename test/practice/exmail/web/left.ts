// The script of the left frame: links open in the frame beside it.
for (const link of document.querySelectorAll('a')) link.target = 'mainFrame';
