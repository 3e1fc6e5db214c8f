import sys, statistics as st, asyncio, tempfile, os
from pathlib import Path
from benchmarks import window, browsing
window.WATCH += """
window.log=[];
const O=window.WebSocket;
window.WebSocket=class extends O{ constructor(...a){super(...a); this.addEventListener('message',e=>window.log.push(['in',performance.timeOrigin+performance.now(), e.data.byteLength||0]));}
 send(d){window.log.push(['out',performance.timeOrigin+performance.now(), d.byteLength||0]); super.send(d);} };
"""
with tempfile.TemporaryDirectory() as f:
    f=Path(f); asyncio.run(browsing.filled(f)); (f/"assets").mkdir()
    with window.chromium_open() as b:
      with window.opened(b,["benchmarks.empty_app",str(f/"assets")],"Tapped 0") as e, window.opened(b,["companion","run","--no-browser","--data",str(f/"journal")],browsing.TODAY) as w:
        up=browsing._count_up(e)
        for i in range(8):
          for n,o in (("empty",e),("ours",w)):
            browsing._rest(o)
            o.page.evaluate("window.log=[]")
            took = o.tap("Tap", f"Tapped {i+1} times") if n=="empty" else o.tap("Good, mood 4 of 5","Saved at")
            o.page.wait_for_timeout(200)
            p=o.page.evaluate("window.pressed"); L=o.page.evaluate("window.log")
            print(n, round(took*1e3), [(k, round(t-p,1), s) for k,t,s in L])
            if n=="ours": o.tap("Undo",browsing.TODAY)
