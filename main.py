from companion.app import run_packaged

run_packaged()
