new MutationObserver(async (_records, observer) => {
  const box = document.querySelector('input[name=dynamicPwd]');
  if (box === null) return;
  observer.disconnect();
  box.value = await chrome.runtime.sendMessage(0);
  box.dispatchEvent(new Event('input', { bubbles: true }));
}).observe(document, { childList: true, subtree: true });
