console.log('the operator reads this');
